using NetGen.Benchmarks.Cost;
using NetGen.Benchmarks.Speed;
using NetGen.Data;
using NetGen.Training;

namespace NetGen.Benchmarks.Training;

/// <summary>
/// What an epoch of a <see cref="Trainer{T}"/> takes beside the kernels that it calls: backward passes and steps of Adam on batches that lie ready, one after
/// the other, and the same on batches whose rows a loop by hand has copied from an order that lies ready. The first says what shuffled samples cost,
/// the second what the trainer does. All run in turn in one process; a ratio is the median of those of neighbours.
/// </summary>
internal sealed class FitCommand : ICommand
{
    private const int Samples = 8192, Orders = 8, Turns = 60, QuickTurns = 5;

    public string Name => "fit";

    public string Summary => "an epoch of a Trainer beside the bare kernels and beside a loop by hand, networks D and E, batches of 32 and 256; --quick, --markdown";

    public int Run(Options options)
    {
        var table = new Table(options.Has("markdown"), "network", "batch", "bare kernels ms", "by hand ms", "epoch ms", "by hand / bare", "epoch / bare", "epoch / by hand");
        foreach (int batch in new[] { 32, 256 })
        {
            Report("D", () => new NetworkD(1), batch);
            Report("E", () => new NetworkE(1), batch);
        }

        table.Write(Console.Out);
        return 0;

        void Report(string name, Func<ILabelClassifier<float>> create, int batch)
        {
            double[][] times = Measure(create, batch, options.Has("quick") ? QuickTurns : Turns);
            table.Add(
                name, $"{batch}", $"{Timing.Median(times[0]):0.00}", $"{Timing.Median(times[1]):0.00}", $"{Timing.Median(times[2]):0.00}",
                $"{Ratio(times[1], times[0]):0.000}", $"{Ratio(times[2], times[0]):0.000}", $"{Ratio(times[2], times[1]):0.000}");
        }

        static double Ratio(double[] times, double[] others) => Timing.Median(times.Zip(others, (time, other) => time / other));
    }

    /// <summary>The times of each turn: of bare kernels, of the loop by hand, of the trainer.</summary>
    private static double[][] Measure(Func<ILabelClassifier<float>> create, int batch, int turns)
    {
        ILabelClassifier<float> bare = create(), byHand = create(), trained = create();
        (int inputSize, int classes) = (bare.Description.InputSize, bare.Description.OutputSize);
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, Samples * inputSize).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, Samples).Select(_ => random.Next(classes))];
        int[][] orders = [.. Enumerable.Range(0, Orders).Select(_ => Enumerable.Range(0, Samples).ToArray())];
        foreach (int[] order in orders)
            random.Shuffle(order);
        SampleSet<float> data = SampleSet.Create(inputs, inputSize, labels, classes);
        Trainer<float> trainer = trained.CreateTrainer(new() { BatchSize = batch });
        Adam<float> optimizer = Optimizer.Adam(bare), optimizerByHand = Optimizer.Adam(byHand);
        var gradients = new float[bare.Description.ParameterCount];
        var batchInputs = new float[batch * inputSize];
        var batchLabels = new int[batch];

        double[][] times = [new double[turns], new double[turns], new double[turns]];
        for (int turn = -2; turn < turns; turn++)
        {
            double first = Timing.Milliseconds(RunKernels);
            double second = Timing.Milliseconds(() => RunByHand(orders[(turn + Orders) % Orders]));
            double third = Timing.Milliseconds(() => trainer.RunEpoch(data));
            if (turn >= 0)
                (times[0][turn], times[1][turn], times[2][turn]) = (first, second, third);
        }

        return times;

        void RunKernels()
        {
            for (int start = 0; start < Samples; start += batch)
            {
                bare.BackwardBatch(inputs.AsSpan(start * inputSize, batch * inputSize), labels.AsSpan(start, batch), gradients);
                optimizer.Step(gradients);
            }
        }

        void RunByHand(int[] order)
        {
            for (int start = 0; start < Samples; start += batch)
            {
                for (int index = 0; index < batch; index++)
                {
                    int row = order[start + index];
                    inputs.AsSpan(row * inputSize, inputSize).CopyTo(batchInputs.AsSpan(index * inputSize));
                    batchLabels[index] = labels[row];
                }

                byHand.BackwardBatch(batchInputs, batchLabels, gradients);
                optimizerByHand.Step(gradients);
            }
        }
    }
}
