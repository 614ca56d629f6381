using NetGen.Tests.Data;
using NetGen.Tests.Gradients;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Properties;

/// <summary>
/// Parameters and a batch for a random network, rounded to its precision so that the reference computes on the same
/// numbers, and clear of corners, where a rounding decides on which side of a jump the derivative is taken.
/// </summary>
internal sealed class RandomData
{
    /// <summary>Well above what the rounding of float can move a unit by.</summary>
    private const double Clearance = 2e-5;

    public RandomData(NetworkSource source, int samples, int seed)
    {
        var description = new NetworkDescription(source.Name, source.Sizes, source.Activations, source.Loss, source.L2, source.Bias);
        double scale = 1.5 / Math.Sqrt(source.Sizes.Average());
        do
        {
            Parameters = Rounded(source, Samples.Uniform(seed++, description.ParameterCount, scale));
            Inputs = Rounded(source, Samples.Uniform(seed++, samples * source.Sizes[0], 2));
            Targets = Rounded(source, Samples.Targets(seed++, source.Loss, samples, source.Sizes[^1]));
            SampleWeights = Rounded(source, [.. Samples.Uniform(seed++, samples).Select(value => value + 1)]);
            OutputGradients = Rounded(source, Samples.Uniform(seed++, samples * source.Sizes[^1]));
        }
        while (Kinks.Distance(description, source.Reference, Parameters, Inputs, Targets) < Clearance);
    }

    public double[] Parameters { get; }

    public double[] Inputs { get; }

    public double[] Targets { get; }

    public double[] OutputGradients { get; }

    /// <summary>Between 0 and 2.</summary>
    public double[] SampleWeights { get; }

    private static double[] Rounded(NetworkSource source, double[] values) =>
        source.Precision == Precision.Single ? Array.ConvertAll(values, value => (double)(float)value) : values;
}
