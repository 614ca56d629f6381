using NetGen.Tests.Data;
using NetGen.Tests.Golden;
using NetGen.Tests.Gradients;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Properties;

/// <summary>
/// Parameters and a batch for a random network, rounded to its precision so that the reference computes on the same
/// numbers, clear of corners, where a rounding decides on which side of a jump the derivative is taken, and not so ill-conditioned
/// that the rounding of the parameters alone takes the digits that are asked for.
/// </summary>
internal sealed class RandomData
{
    /// <summary>Well above what the rounding of float can move a unit by.</summary>
    private const double Clearance = 2e-5;

    /// <summary>What roundings of the parameters may move a gradient by: a quarter of what a result may be off.</summary>
    private const double MostSensitivity = Closeness.Single / 4;

    /// <summary>Half a unit in the last place of float, relative.</summary>
    private const double HalfUlp = 1.0 / (1 << 24);

    /// <summary>The roundings that are tried.</summary>
    private const int Roundings = 4;

    public RandomData(NetworkSource source, int samples, int seed)
    {
        var description = Descriptions.Of(source.Name, source.Sizes, source.Activations, source.Loss, source.L2, source.Bias);
        double scale = 1.5 / Math.Sqrt(source.Sizes.Average());
        do
        {
            Parameters = Rounded(source, Samples.Uniform(seed++, description.ParameterCount, scale));
            Inputs = Rounded(source, Samples.Uniform(seed++, samples * source.Sizes[0], 2));
            Targets = Rounded(source, Samples.Targets(seed++, source.Loss, samples, source.Sizes[^1]));
            SampleWeights = Rounded(source, [.. Samples.Uniform(seed++, samples).Select(value => value + 1)]);
            OutputGradients = Rounded(source, Samples.Uniform(seed++, samples * source.Sizes[^1]));
        }
        while (Kinks.Distance(description, source.Reference, Parameters, Inputs, Targets) < Clearance || IsIllConditioned(source, seed));
    }

    public double[] Parameters { get; }

    public double[] Inputs { get; }

    public double[] Targets { get; }

    public double[] OutputGradients { get; }

    /// <summary>Between 0 and 2.</summary>
    public double[] SampleWeights { get; }

    /// <summary>Of the batch, or of its first sample, which is checked by itself, too.</summary>
    private bool IsIllConditioned(NetworkSource source, int seed) =>
        source.Precision == Precision.Single
        && (IsIllConditioned(source.Reference, Inputs, Targets, seed) || IsIllConditioned(source.Reference, Inputs[..source.Sizes[0]], Targets[..source.Sizes[^1]], seed));

    private bool IsIllConditioned(ReferenceNetwork reference, double[] inputs, double[] targets, int seed)
    {
        (_, double[] gradients, double[] inputGradients) = reference.Backward(Parameters, inputs, targets);
        for (int rounding = 0; rounding < Roundings; rounding++)
        {
            double[] relative = Samples.Uniform(seed + rounding, Parameters.Length, HalfUlp);
            double[] moved = [.. Parameters.Zip(relative, (parameter, change) => parameter * (1 + change))];
            (_, double[] movedGradients, double[] movedInputGradients) = reference.Backward(moved, inputs, targets);
            if (Closeness.WorstError(gradients, movedGradients) > MostSensitivity || Closeness.WorstError(inputGradients, movedInputGradients) > MostSensitivity)
                return true;
        }

        return false;
    }

    private static double[] Rounded(NetworkSource source, double[] values) =>
        source.Precision == Precision.Single ? Array.ConvertAll(values, value => (double)(float)value) : values;
}
