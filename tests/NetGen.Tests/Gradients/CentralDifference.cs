using NetGen.Tests.Data;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Gradients;

/// <summary>
/// Compares the gradients of a network in double with (L(p + h) - L(p - h)) / 2h of its own loss, for every parameter and
/// every input of a batch, on data that stays clear of every corner.
/// </summary>
internal static class CentralDifference
{
    private const int BatchSamples = 3;

    /// <summary>h^2 is the error of the formula and 1e-16 / h that of the rounding; both are about 1e-11 here.</summary>
    private const double Step = 4e-6;

    private const double Tolerance = 2e-8;

    public static void Check(NetworkUnderTest network, ReferenceNetwork reference)
    {
        (double[] parameters, double[] inputs, double[] targets) = Data(network, reference);
        network.Parameters = parameters;
        BackwardResult batch = network.BackwardBatch(inputs, targets);
        double[] byParameter = Differences(parameters, moved =>
        {
            network.Parameters = moved;
            return network.BackwardBatch(inputs, targets, withInputGradients: false).Loss;
        });
        network.Parameters = parameters;
        double[] byInput = Differences(inputs, moved => network.BackwardBatch(moved, targets, withInputGradients: false).Loss);

        Closeness.AssertClose($"{network}: gradients of a batch", byParameter, batch.Gradients, Tolerance);
        Closeness.AssertClose($"{network}: input gradients of a batch", byInput, batch.InputGradients, Tolerance);

        (double[] input, double[] target) = (inputs[..network.InputSize], targets[..network.OutputSize]);
        BackwardResult single = network.Backward(input, target);
        byParameter = Differences(parameters, moved =>
        {
            network.Parameters = moved;
            return network.Backward(input, target, withInputGradients: false).Loss;
        });
        network.Parameters = parameters;
        byInput = Differences(input, moved => network.Backward(moved, target, withInputGradients: false).Loss);
        Closeness.AssertClose($"{network}: gradients of a sample", byParameter, single.Gradients, Tolerance);
        Closeness.AssertClose($"{network}: input gradients of a sample", byInput, single.InputGradients, Tolerance);
    }

    private static double[] Differences(double[] at, Func<double[], double> loss)
    {
        double[] moved = [.. at];
        var differences = new double[at.Length];
        for (int k = 0; k < at.Length; k++)
        {
            moved[k] = at[k] + Step;
            double above = loss(moved);
            double high = moved[k];
            moved[k] = at[k] - Step;
            differences[k] = (above - loss(moved)) / (high - moved[k]);
            moved[k] = at[k];
        }

        return differences;
    }

    /// <summary>The first of a row of seeds whose data is clear of corners by far more than a step can move a unit.</summary>
    private static (double[] Parameters, double[] Inputs, double[] Targets) Data(NetworkUnderTest network, ReferenceNetwork reference)
    {
        for (int seed = 1; seed < 10_000; seed++)
        {
            double scale = 1.5 / Math.Sqrt(network.Description.Sizes.ToArray().Average());
            double[] parameters = Samples.Uniform(seed, reference.ParameterCount, scale);
            double[] inputs = Samples.Uniform(seed + 1, BatchSamples * network.InputSize, 1.5);
            double[] targets = Samples.Targets(seed + 2, network.Description.Loss, BatchSamples, network.OutputSize);
            if (Kinks.Distance(network.Description, reference, parameters, inputs, targets) > 10 * Step)
                return (parameters, inputs, targets);
        }

        throw new InvalidOperationException($"No seed keeps {network} clear of corners.");
    }
}
