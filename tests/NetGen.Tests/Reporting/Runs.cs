using NetGen.Data;
using NetGen.Reporting;
using NetGen.Tests.Training;
using NetGen.Training;

namespace NetGen.Tests.Reporting;

/// <summary>Results of trainings: real ones, and those whose losses nobody would wait for.</summary>
internal static class Runs
{
    public static (ThreeClassNet Network, SampleSet<float> Data, FitResult Fit) ThreeClasses(int epochs = 12)
    {
        var network = new ThreeClassNet(seed: 1);
        SampleSet<float> data = Samples.ThreeClasses();
        return (network, data, network.Fit(data, new() { Epochs = epochs, ValidationFraction = 0.2, Seed = 7, EarlyStopping = new() { Patience = 40 } }));
    }

    public static (RegressionNet Network, SampleSet<double> Data, FitResult Fit) Regression(int epochs = 12)
    {
        var network = new RegressionNet(seed: 1);
        SampleSet<double> data = Samples.Regression();
        return (network, data, network.Fit(data, new() { Epochs = epochs }));
    }

    /// <summary>A training of given losses.</summary>
    public static FitResult Of(double[] losses, double[]? validation = null, StopReason reason = StopReason.Completed)
    {
        EpochReport[] history =
        [
            .. losses.Select((loss, index) => new EpochReport(index + 1, 10L * (index + 1), loss, validation?[index], 0.01 / (index + 1), isBest: index == 0, TimeSpan.FromSeconds(index))),
        ];
        return new FitResult(history, history.Length == 0 ? 0 : 1, history.Length == 0 ? double.NaN : losses[0], isBestRestored: false, reason, "The end.", 10 * history.Length, TimeSpan.FromSeconds(history.Length), [new Fact("Batch size", "32")]);
    }

    /// <summary>Losses that fall and never are the same.</summary>
    public static double[] Losses(int count, double scale = 1)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(1, count).Select(epoch => scale * (1 + random.NextDouble()) / epoch)];
    }
}
