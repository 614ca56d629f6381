using NetGen.Data;
using NetGen.Training;

namespace NetGen.ProcessProbe;

/// <summary>A training that writes a checkpoint every few steps, so that whoever kills the process kills it at one.</summary>
internal static class Fitting
{
    /// <summary>Starts, or goes on from the file where there is one, and prints the parameters at the end.</summary>
    public static void Run(string path)
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 1000 * 8).Select(_ => random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, 1000).Select(row => inputs[8 * row] * inputs[8 * row + 1])];
        var network = new Fitted(seed: 1);
        Console.WriteLine("fitting");
        network.Fit(SampleSet.Create(inputs, 8, targets, 1), new()
        {
            Epochs = 60,
            BatchSize = 16,
            ValidationFraction = 0.2,
            Averaging = WeightAveraging.Ema(decay: 0.99),
            CheckpointPath = path,
            CheckpointInterval = TimeSpan.FromMilliseconds(2),
            Resume = File.Exists(path),
        });
        Console.WriteLine(Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(network.Parameters)));
    }
}

/// <summary>The network that is trained.</summary>
[Network(8, 16, 1)]
internal sealed partial class Fitted;
