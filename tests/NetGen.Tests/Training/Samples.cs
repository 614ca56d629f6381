using NetGen.Data;

namespace NetGen.Tests.Training;

[Network(2, 8, 3, Loss = Loss.SoftmaxCE)]
internal sealed partial class ThreeClassNet;

[Network(2, 6, 1, Loss = Loss.SigmoidBCE)]
internal sealed partial class TwoClassNet;

[Network(2, 5, 2, Loss = Loss.MSE, L2 = 0.01, Precision = Precision.Double)]
internal sealed partial class RegressionNet;

[Network(2, 5, 2, Loss = Loss.MSE, L2 = 0.01, Precision = Precision.Double, Scaling = Scaling.Inputs | Scaling.Outputs)]
internal sealed partial class StandardizedNet;

/// <summary>Samples that are drawn once and learnt in a few epochs.</summary>
internal static class Samples
{
    /// <summary>Points around the corners of a triangle; the count is no multiple of a batch.</summary>
    public static SampleSet<float> ThreeClasses(int count = 205)
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, count).Select(row => row % 3)];
        float[] inputs = [.. labels.SelectMany(label => new[] { label - 1 + Noise(random), (label == 1 ? 1 : 0) + Noise(random) })];
        return SampleSet.Create(inputs, 2, labels, 3);
    }

    /// <summary>Points on both sides of a line.</summary>
    public static SampleSet<float> TwoClasses(int count = 120)
    {
        var random = new Random(2);
        int[] labels = [.. Enumerable.Range(0, count).Select(row => row % 2)];
        float[] inputs = [.. labels.SelectMany(label => new[] { 2 * label - 1 + Noise(random), Noise(random) })];
        return SampleSet.Create(inputs, 2, labels, 2);
    }

    /// <summary>A plane and a saddle.</summary>
    public static SampleSet<double> Regression(int count = 101)
    {
        var random = new Random(3);
        double[] inputs = [.. Enumerable.Range(0, 2 * count).Select(_ => 2 * random.NextDouble() - 1)];
        double[] targets = [.. Enumerable.Range(0, count).SelectMany(row => new[] { inputs[2 * row] + inputs[2 * row + 1], inputs[2 * row] * inputs[2 * row + 1] })];
        return SampleSet.Create(inputs, 2, targets, 2);
    }

    private static float Noise(Random random) => 0.3f * (random.NextSingle() - 0.5f);
}
