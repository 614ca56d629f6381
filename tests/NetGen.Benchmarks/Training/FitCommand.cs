using NetGen.Benchmarks.Cost;
using NetGen.Benchmarks.Speed;
using NetGen.Data;
using NetGen.Training;

namespace NetGen.Benchmarks.Training;

/// <summary>
/// What an epoch of a <see cref="Trainer{T}"/> takes beside the kernels that it calls: backward passes and steps of Adam on batches that lie ready. Both
/// run in turn in one process; the ratio is the median of those of neighbours.
/// </summary>
internal sealed class FitCommand : ICommand
{
    private const int Samples = 8192, Turns = 60, QuickTurns = 5;

    public string Name => "fit";

    public string Summary => "an epoch of a Trainer beside the bare kernels, networks D and E, batches of 32 and 256; --quick, --markdown";

    public int Run(Options options)
    {
        var table = new Table(options.Has("markdown"), "network", "batch", "bare kernels ms", "epoch ms", "ratio");
        foreach (int batch in new[] { 32, 256 })
        {
            Report("D", new NetworkD(1), new NetworkD(1), batch);
            Report("E", new NetworkE(1), new NetworkE(1), batch);
        }

        table.Write(Console.Out);
        return 0;

        void Report(string name, ILabelClassifier<float> bare, ILabelClassifier<float> trained, int batch)
        {
            (double kernels, double epoch, double ratio) = Measure(bare, trained, batch, options.Has("quick") ? QuickTurns : Turns);
            table.Add(name, $"{batch}", $"{kernels:0.00}", $"{epoch:0.00}", $"{ratio:0.000}");
        }
    }

    private static (double Kernels, double Epoch, double Ratio) Measure(ILabelClassifier<float> bare, ILabelClassifier<float> trained, int batch, int turns)
    {
        (int inputSize, int classes) = (bare.Description.InputSize, bare.Description.OutputSize);
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Samples * inputSize).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, Samples).Select(_ => random.Next(classes))];
        SampleSet<float> data = SampleSet.Create(inputs, inputSize, labels, classes);
        Trainer<float> trainer = trained.CreateTrainer(new() { BatchSize = batch });
        Adam<float> optimizer = Optimizer.Adam(bare);
        var gradients = new float[bare.Description.ParameterCount];

        var kernels = new double[turns];
        var epochs = new double[turns];
        for (int turn = -2; turn < turns; turn++)
        {
            double first = Timing.Milliseconds(RunKernels);
            double second = Timing.Milliseconds(() => trainer.RunEpoch(data));
            if (turn >= 0)
                (kernels[turn], epochs[turn]) = (first, second);
        }

        return (Timing.Median(kernels), Timing.Median(epochs), Timing.Median(epochs.Zip(kernels, (epoch, kernel) => epoch / kernel)));

        void RunKernels()
        {
            for (int start = 0; start < Samples; start += batch)
            {
                bare.BackwardBatch(inputs.AsSpan(start * inputSize, batch * inputSize), labels.AsSpan(start, batch), gradients);
                optimizer.Step(gradients);
            }
        }
    }
}
