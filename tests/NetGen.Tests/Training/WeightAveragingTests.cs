using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Training;

[Network(8, 4000, 2, Loss = Loss.MSE)]
internal sealed partial class WideNet;

/// <summary>The mean of a training's parameters is the formula's, validation judges it, the network ends with it, and the steps know nothing of it.</summary>
public sealed class WeightAveragingTests
{
    private const double Decay = 0.9;

    private readonly SampleSet<double> _data = Samples.Regression();

    private static FitOptions Options(WeightAveraging? averaging, int epochs = 6) =>
        new() { Epochs = epochs, BatchSize = 16, Seed = 3, Optimizer = Optimizer.Adam(0.05), ValidationFraction = 0.2, Averaging = averaging };

    [Fact]
    public void The_exponential_mean_is_that_of_a_loop_by_hand()
    {
        var averaged = new RegressionNet(seed: 1);
        FitResult result = averaged.Fit(_data, Options(WeightAveraging.Ema(Decay)));

        List<double[]> steps = StepsOf(Options(null));
        Assert.Equal(result.StepCount, steps.Count);
        double[] mean = steps[0];
        for (int number = 2; number <= steps.Count; number++)
        {
            double share = (1 - Decay) / (1 - IntegerPower.Of(Decay, number));
            mean = [.. mean.Zip(steps[number - 1], (from, to) => Math.FusedMultiplyAdd(share, to - from, from))];
        }

        Assert.Equal(mean, averaged.Parameters);

        // The formula of the documentation: weights that fall by the decay, over their sum.
        double[] weights = [.. Enumerable.Range(0, steps.Count).Select(step => Math.Pow(Decay, steps.Count - 1 - step))];
        for (int index = 0; index < mean.Length; index++)
            Assert.Equal(steps.Zip(weights, (parameters, weight) => weight * parameters[index]).Sum() / weights.Sum(), mean[index], 1e-13);
    }

    [Fact]
    public void The_stochastic_mean_is_that_of_the_epochs_from_its_start_on()
    {
        var averaged = new RegressionNet(seed: 1);
        var ends = new List<double[]>();
        averaged.Fit(_data, Options(WeightAveraging.Swa(startEpoch: 4)), progress: new Recorder(_ => ends.Add(averaged.Parameters.ToArray())));

        double[] mean = ends[3];
        mean = [.. mean.Zip(ends[4], (from, to) => Math.FusedMultiplyAdd(1.0 / 2, to - from, from))];
        mean = [.. mean.Zip(ends[5], (from, to) => Math.FusedMultiplyAdd(1.0 / 3, to - from, from))];
        Assert.Equal(mean, averaged.Parameters);
        Assert.All(Enumerable.Range(0, mean.Length), index => Assert.Equal((ends[3][index] + ends[4][index] + ends[5][index]) / 3, mean[index], 1e-15));
    }

    [Fact]
    public void Before_it_starts_and_without_a_decay_the_mean_is_the_parameters()
    {
        var plain = new RegressionNet(seed: 1);
        FitResult expected = plain.Fit(_data, Options(null));
        var undecayed = new RegressionNet(seed: 1);
        FitResult result = undecayed.Fit(_data, Options(WeightAveraging.Ema(decay: 0)));
        Assert.Equal(plain.Parameters, undecayed.Parameters);
        Assert.Equal(expected.History.Select(report => report.ValidationLoss), result.History.Select(report => report.ValidationLoss));

        FitOptions ended = Options(WeightAveraging.Swa(startEpoch: 6));
        ended.MaxSteps = 5;
        var early = new RegressionNet(seed: 1);
        early.Fit(_data, ended);
        Assert.Equal(StepsOf(Options(null))[4], early.Parameters);
    }

    [Fact]
    public void Validation_judges_the_mean_and_the_steps_are_as_without_it()
    {
        var plain = new RegressionNet(seed: 1);
        var plainEnds = new List<double[]>();
        FitResult expected = plain.Fit(_data, Options(null), progress: new Recorder(_ => plainEnds.Add(plain.Parameters.ToArray())));

        var averaged = new RegressionNet(seed: 1);
        Trainer<double> trainer = averaged.CreateTrainer(Options(WeightAveraging.Ema(Decay)));
        var ends = new List<double[]>();
        var means = new List<double[]>();
        FitResult result = trainer.Fit(_data, progress: new Recorder(_ =>
        {
            ends.Add(averaged.Parameters.ToArray());
            means.Add(trainer.AveragedParameters.ToArray());
        }));

        Assert.Equal(plainEnds, ends);
        Assert.Equal(expected.History.Select(report => report.Loss), result.History.Select(report => report.Loss));
        Assert.Equal(means.Select(mean => (double?)LossOf(new RegressionNet(mean))), result.History.Select(report => report.ValidationLoss));
        Assert.NotEqual(expected.History[^1].ValidationLoss, result.History[^1].ValidationLoss);
        Assert.Equal(means[^1], averaged.Parameters);
        Assert.Equal(means[^1], trainer.AveragedParameters);
    }

    [Fact]
    public void Early_stopping_restores_the_best_mean()
    {
        FitOptions options = Options(WeightAveraging.Ema(Decay), epochs: 400);
        options.Optimizer = Optimizer.Adam(0.5);
        options.EarlyStopping = new() { Patience = 6 };
        var network = new RegressionNet(seed: 2);
        Trainer<double> trainer = network.CreateTrainer(options);
        var means = new List<double[]>();
        FitResult result = trainer.Fit(_data, progress: new Recorder(_ => means.Add(trainer.AveragedParameters.ToArray())));

        Assert.Equal((StopReason.EarlyStopping, result.BestEpoch + 6, true), (result.Reason, result.History.Count, result.IsBestRestored));
        Assert.Equal(means[result.BestEpoch - 1], network.Parameters);
        Assert.Equal(result.BestLoss, LossOf(network));
    }

    [Fact]
    public void A_loss_that_is_not_finite_leaves_the_best_mean()
    {
        FitOptions options = Options(WeightAveraging.Ema(Decay), epochs: 20);
        options.ValidationFraction = 0;
        var network = new RegressionNet(seed: 1);
        Trainer<double> trainer = network.CreateTrainer(options);
        var source = new SpoiltSource(_data, afterBatches: 31);
        var means = new List<double[]>();
        FitResult result = trainer.Fit(source, progress: new Recorder(_ => means.Add(trainer.AveragedParameters.ToArray())));
        Assert.Equal((StopReason.LossNotFinite, 4), (result.Reason, result.History.Count));
        Assert.Equal(means[result.BestEpoch - 1], network.Parameters);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 8 * 64).Select(_ => random.NextSingle())];
        SampleSet<float> data = SampleSet.Create(inputs, 8, inputs[..128], 2);
        float[] Trained(ThreadTeam? team, WeightAveraging averaging)
        {
            var network = new WideNet(seed: 1);
            network.Fit(data, new() { Epochs = 4, Team = team, Averaging = averaging });
            return network.Parameters.ToArray();
        }

        using var two = new ThreadTeam(2);
        using var three = new ThreadTeam(3);
        Assert.True(ParameterUpdate.SharesOf(two, WideNet.ParameterCount) > 1);
        foreach (WeightAveraging averaging in new[] { WeightAveraging.Ema(), WeightAveraging.Swa(2) })
        {
            float[] alone = Trained(null, averaging);
            Assert.Equal(alone, Trained(two, averaging));
            Assert.Equal(alone, Trained(three, averaging));
        }
    }

    [Fact]
    public void Where_validation_fails_the_network_has_its_parameters_and_the_epoch_counts_once()
    {
        var network = new RegressionNet(seed: 1);
        Trainer<double> trainer = network.CreateTrainer(Options(WeightAveraging.Swa(startEpoch: 2)));
        for (int epoch = 0; epoch < 2; epoch++)
            trainer.RunEpoch(_data, _data);
        double[] first = network.Parameters.ToArray();
        var validation = new FailingSource(_data);
        Assert.Throws<IOException>(() => trainer.RunEpoch(_data, validation));
        double[] second = network.Parameters.ToArray();
        trainer.RunEpoch(_data, validation);
        Assert.Equal(second, network.Parameters);
        Assert.Equal(first.Zip(second, (from, to) => Math.FusedMultiplyAdd(0.5, to - from, from)), trainer.AveragedParameters.ToArray());
    }

    [Fact]
    public void Numbers_outside_their_ranges_are_refused()
    {
        foreach (double decay in new[] { -0.1, 1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("decay", () => WeightAveraging.Ema(decay));
        Assert.Throws<ArgumentOutOfRangeException>("startEpoch", () => WeightAveraging.Swa(0));
        ArgumentException error = Assert.Throws<ArgumentException>("Averaging", () => new RegressionNet(1).Fit(_data, Options(WeightAveraging.Swa(7))));
        Assert.Contains("Averaging is WeightAveraging.Swa(startEpoch: 7), and Epochs is 6: nothing would be averaged. The first averaged epoch must be one of them.", error.Message);
        Assert.Equal("WeightAveraging.Ema(decay: 0.999)", WeightAveraging.Ema().ToString());
    }

    private double LossOf(RegressionNet network) => network.CreateTrainer(Options(null)).Evaluate(_data.Split(0.2, seed: 3).First);

    /// <summary>The parameters after each step of a training.</summary>
    private List<double[]> StepsOf(FitOptions options)
    {
        var network = new RegressionNet(seed: 1);
        (SampleSet<double> validation, SampleSet<double> training) = _data.Split(options.ValidationFraction, options.Seed);
        Adam<double> optimizer = Optimizer.Adam(network, 0.05);
        var gradients = new double[RegressionNet.ParameterCount];
        var order = new int[training.Count];
        var steps = new List<double[]>();
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            EpochOrder.Fill(order, options.Seed, epoch);
            foreach (int[] rows in order.Chunk(options.BatchSize))
            {
                double[] inputs = [.. rows.SelectMany(row => training.GetInputs(row).ToArray())];
                double[] targets = [.. rows.SelectMany(row => training.GetTargets(row).ToArray())];
                network.BackwardBatch(inputs, targets, gradients);
                optimizer.Step(gradients);
                steps.Add(network.Parameters.ToArray());
            }
        }

        return steps;
    }

    private sealed class Recorder(Action<EpochReport> record) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => record(value);
    }

    /// <summary>Samples that cannot be read the first time.</summary>
    private sealed class FailingSource(IDataSource<double> source) : IDataSource<double>
    {
        private bool _hasFailed;

        public int Count => source.Count;

        public int InputSize => source.InputSize;

        public int TargetSize => source.TargetSize;

        public void CopyRows(ReadOnlySpan<int> rows, Span<double> inputs, Span<double> targets)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new IOException("The samples cannot be read.");
            }

            source.CopyRows(rows, inputs, targets);
        }
    }

    /// <summary>Samples that are NaN after so many batches.</summary>
    private sealed class SpoiltSource(IDataSource<double> source, int afterBatches) : IDataSource<double>
    {
        private int _batches;

        public int Count => source.Count;

        public int InputSize => source.InputSize;

        public int TargetSize => source.TargetSize;

        public void CopyRows(ReadOnlySpan<int> rows, Span<double> inputs, Span<double> targets)
        {
            source.CopyRows(rows, inputs, targets);
            if (++_batches > afterBatches)
                inputs.Fill(double.NaN);
        }
    }
}
