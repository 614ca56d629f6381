using NetGen.Tests.Data;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Gradients;

/// <summary>Parameters and a batch at which the loss is smooth, so that a difference of it is a derivative.</summary>
internal static class SmoothData
{
    /// <summary>The first of a row of seeds whose data is clear of the corners of every unit and of the loss.</summary>
    /// <param name="description">The network.</param>
    /// <param name="reference">Its reference.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="clearance">The least distance of a sum, or of an error of an output, from a corner.</param>
    public static (double[] Parameters, double[] Inputs, double[] Targets) Of(NetworkDescription description, ReferenceNetwork reference, int samples, double clearance)
    {
        double scale = 1.5 / Math.Sqrt(description.Sizes.ToArray().Average());
        for (int seed = 1; seed < 10_000; seed++)
        {
            double[] parameters = Samples.Uniform(seed, reference.ParameterCount, scale);
            double[] inputs = Samples.Uniform(seed + 1, samples * description.Sizes[0], 1.5);
            double[] targets = Samples.Targets(seed + 2, description.Loss, samples, description.Sizes[^1]);
            if (Kinks.Distance(description, reference, parameters, inputs, targets) > clearance)
                return (parameters, inputs, targets);
        }

        throw new InvalidOperationException($"No seed keeps {description} clear of corners.");
    }
}
