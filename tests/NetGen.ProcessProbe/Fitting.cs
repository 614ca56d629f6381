using System.Runtime.InteropServices;
using NetGen.Data;
using NetGen.Training;

namespace NetGen.ProcessProbe;

/// <summary>
/// A regression on rows and targets of any units, which writes a checkpoint every few steps, so that whoever kills the process kills it at one.
/// </summary>
internal static class Fitting
{
    /// <summary>Starts, or goes on from the file where there is one, and prints the parameters at the end.</summary>
    public static void Run(string path)
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 1000 * 8).Select(_ => 20 + random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, 1000).Select(row => 1e6f * inputs[8 * row] * inputs[8 * row + 1])];
        var network = new Fitted(seed: 1);
        Console.WriteLine("fitting");
        network.Fit(SampleSet.Create(inputs, 8, targets, 1), new()
        {
            Epochs = 60,
            BatchSize = 16,
            Standardize = true,
            ValidationFraction = 0.2,
            Averaging = WeightAveraging.Ema(decay: 0.99),
            CheckpointPath = path,
            CheckpointInterval = TimeSpan.FromMilliseconds(2),
            Resume = File.Exists(path),
        });
        var predictions = new float[targets.Length];
        network.ForwardBatch(inputs, predictions);
        Console.WriteLine(Convert.ToHexString(MemoryMarshal.AsBytes(network.Parameters)) + Convert.ToHexString(MemoryMarshal.AsBytes(predictions.AsSpan())));
    }
}

/// <summary>The network that is trained.</summary>
[Network(8, 16, 1, Scaling = Scaling.Inputs | Scaling.Outputs)]
internal sealed partial class Fitted;
