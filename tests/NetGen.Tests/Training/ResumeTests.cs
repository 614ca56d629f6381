using NetGen.Data;
using NetGen.Testing;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>A training that goes on from its checkpoint has the bits of one that never stopped, wherever it stopped; whatever is not its own is refused.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleSet<double> _data = Samples.Regression();

    private string File => _folder.Combine("run.ckpt");

    public void Dispose() => _folder.Dispose();

    /// <summary>Momentum, a schedule that follows losses, validation samples and early stopping: everything that is remembered.</summary>
    private static FitOptions Options(WeightAveraging? averaging = null) => new()
    {
        Averaging = averaging,
        Epochs = 12,
        BatchSize = 16,
        Seed = 5,
        Optimizer = Optimizer.Adam(),
        LearningRate = new PlateauSchedule(0.3, factor: 0.5, patience: 0),
        ValidationFraction = 0.2,
        EarlyStopping = new() { Patience = 100 },
    };

    public static TheoryData<WeightAveraging?> Averagings => [null, WeightAveraging.Ema(0.9), WeightAveraging.Swa(startEpoch: 4)];

    [Theory]
    [MemberData(nameof(Averagings))]
    public void Cancelled_after_any_step_it_goes_on_to_the_same_bits(WeightAveraging? averaging)
    {
        var whole = new RegressionNet(seed: 1);
        FitResult expected = whole.Fit(_data, Options(averaging));
        for (int stop = 1; stop < expected.StepCount; stop += 5)
        {
            FitOptions options = Options(averaging);
            options.CheckpointPath = File;
            using var source = new CancellationTokenSource();
            var counted = new CancellingSource<double>(_data, source, afterBatches: stop);
            Assert.Throws<OperationCanceledException>(() => new RegressionNet(seed: 1).Fit(counted, options, cancellationToken: source.Token));

            // Another network, another optimiser, another schedule: all that goes on is in the file.
            FitOptions again = Options(averaging);
            again.CheckpointPath = File;
            again.Resume = true;
            var resumed = new RegressionNet(seed: 99);
            FitResult result = resumed.Fit(_data, again);
            Assert.Equal(whole.Parameters, resumed.Parameters);
            Assert.Equal(expected.History.Select(Compared), result.History.Select(Compared));
            Assert.Equal((expected.BestEpoch, expected.BestLoss, expected.StepCount, expected.Message), (result.BestEpoch, result.BestLoss, result.StepCount, result.Message));
        }

        static (int, long, double, double?, double, bool) Compared(EpochReport report) =>
            (report.Epoch, report.StepCount, report.Loss, report.ValidationLoss, report.LearningRate, report.IsBest);
    }

    [Fact]
    public void Standardized_it_goes_on_with_what_it_was_scaled_by()
    {
        FitOptions Standardized()
        {
            FitOptions options = Options();
            (options.CheckpointPath, options.Standardize) = (File, true);
            return options;
        }

        var whole = new StandardizedNet(seed: 1);
        whole.Fit(_data, Standardized());
        Assert.False(whole.InputScaling.IsIdentity || whole.OutputScaling.IsIdentity);
        using var source = new CancellationTokenSource();
        var counted = new CancellingSource<double>(_data, source, afterBatches: 8);
        Assert.Throws<OperationCanceledException>(() => new StandardizedNet(seed: 1).Fit(counted, Standardized(), cancellationToken: source.Token));

        FitOptions again = Standardized();
        again.Resume = true;
        var resumed = new StandardizedNet(seed: 99);
        resumed.Fit(_data, again);
        Assert.Equal(whole.Parameters, resumed.Parameters);
        Assert.Equal(whole.InputScaling.Offsets, resumed.InputScaling.Offsets);
        Assert.Equal(whole.InputScaling.Factors, resumed.InputScaling.Factors);
        Assert.Equal(whole.OutputScaling.Offsets, resumed.OutputScaling.Offsets);
        Assert.Equal(whole.OutputScaling.Factors, resumed.OutputScaling.Factors);

        // A network of the same sizes that scales nothing is another one.
        again = Options();
        (again.CheckpointPath, again.Resume) = (File, true);
        Assert.Contains("[Network(2, 5, 2, Scaling = Scaling.Inputs | Scaling.Outputs)]", Assert.Throws<InvalidDataException>(() => new RegressionNet(seed: 1).Fit(_data, again)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_training_says_so_and_goes_on_where_more_is_allowed()
    {
        FitOptions options = Options();
        options.CheckpointPath = File;
        var first = new RegressionNet(seed: 1);
        first.Fit(_data, options);

        options = Options();
        (options.CheckpointPath, options.Resume) = (File, true);
        var second = new RegressionNet(seed: 2);
        FitResult finished = second.Fit(_data, options);
        Assert.Equal(("All 12 epochs were run.", 12), (finished.Message, finished.History.Count));
        Assert.Equal(first.Parameters, second.Parameters);

        options = Options();
        (options.CheckpointPath, options.Resume, options.Epochs) = (File, true, 20);
        var third = new RegressionNet(seed: 3);
        third.Fit(_data, options);
        FitOptions longer = Options();
        longer.Epochs = 20;
        var whole = new RegressionNet(seed: 1);
        whole.Fit(_data, longer);
        Assert.Equal(whole.Parameters, third.Parameters);
    }

    [Fact]
    public void Within_an_epoch_it_is_saved_when_the_time_has_come()
    {
        FitOptions options = Options();
        (options.CheckpointPath, options.CheckpointEpochs, options.CheckpointInterval, options.MaxSteps) = (File, 1000, TimeSpan.FromTicks(1), 3);
        var stopped = new RegressionNet(seed: 1);
        FitResult result = stopped.Fit(_data, options);
        Assert.Equal((StopReason.MaxSteps, 0, false), (result.Reason, result.History.Count, result.IsBestRestored));

        FitOptions again = Options();
        (again.CheckpointPath, again.Resume) = (File, true);
        var resumed = new RegressionNet(seed: 2);
        resumed.Fit(_data, again);
        var whole = new RegressionNet(seed: 1);
        whole.Fit(_data, Options());
        Assert.Equal(whole.Parameters, resumed.Parameters);
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_with_what_differs()
    {
        FitOptions options = Options();
        options.CheckpointPath = File;
        new RegressionNet(seed: 1).Fit(_data, options);

        Refuse(changed => changed.Seed = 6, "its seed is 5, 6 is needed");
        Refuse(changed => changed.BatchSize = 8, "its batch size is 16, 8 is needed");
        Refuse(changed => changed.AccumulatedBatches = 2, "its number of accumulated batches is 1, 2 is needed");
        Refuse(changed => changed.Shuffle = false, "its shuffle (0 or 1) is 1, 0 is needed");
        Refuse(changed => changed.WeightDivisor = WeightDivisor.Weights, "its weight divisor is 0, 1 is needed");
        Refuse(changed => changed.MaxGradientNorm = 1, "its largest gradient norm (0 for none) is 0, 1 is needed");
        Refuse(changed => changed.Averaging = WeightAveraging.Ema(), "its kind of averaging (0 for none, 1 for Ema, 2 for Swa) is 0, 1 is needed");
        Refuse(changed => changed.ValidationFraction = 0, "its number of training samples is 81, 101 is needed");
        Refuse(changed => changed.Optimizer = Optimizer.Sgd(), "its kind is Adam, Sgd is needed");
        Refuse(changed => changed.CheckpointPath = _folder.Combine("other"), "other: there is no checkpoint to go on from.");

        new RegressionNet(seed: 1).SaveSafetensors(File);
        Refuse(_ => { }, "The file is no checkpoint of a training: it has no tensor 'optimizer.training'.");

        void Refuse(Action<FitOptions> change, string sentence)
        {
            FitOptions other = Options();
            (other.CheckpointPath, other.Resume) = (File, true);
            change(other);
            var network = new RegressionNet(seed: 7);
            double[] before = network.Parameters.ToArray();
            Exception error = Assert.ThrowsAny<Exception>(() => network.Fit(_data, other));
            Assert.True(error is InvalidDataException or FileNotFoundException);
            Assert.Contains(sentence, error.Message);
            Assert.Contains(other.CheckpointPath!, error.Message);
            Assert.Equal(before, network.Parameters);
        }
    }

    [Fact]
    public void A_checkpoint_of_another_averaging_is_refused_with_what_differs()
    {
        Refuse(WeightAveraging.Ema(0.9), WeightAveraging.Ema(0.99), "its decay of averaging is 0.9, 0.99 is needed");
        Refuse(WeightAveraging.Swa(3), WeightAveraging.Swa(4), "its first averaged epoch (0 for none) is 3, 4 is needed");
        Refuse(WeightAveraging.Ema(0.9), null, "its kind of averaging (0 for none, 1 for Ema, 2 for Swa) is 1, 0 is needed");

        void Refuse(WeightAveraging saved, WeightAveraging? other, string sentence)
        {
            FitOptions options = Options(saved);
            options.CheckpointPath = File;
            new RegressionNet(seed: 1).Fit(_data, options);
            FitOptions again = Options(other);
            (again.CheckpointPath, again.Resume) = (File, true);
            var network = new RegressionNet(seed: 7);
            double[] before = network.Parameters.ToArray();
            Assert.Contains(sentence, Assert.Throws<InvalidDataException>(() => network.Fit(_data, again)).Message);
            Assert.Equal(before, network.Parameters);
        }
    }

    [Theory]
    [MemberData(nameof(Averagings))]
    public void Any_byte_that_has_changed_is_noticed(WeightAveraging? averaging)
    {
        FitOptions options = Options(averaging);
        options.CheckpointPath = File;
        new RegressionNet(seed: 1).Fit(_data, options);
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        var network = new RegressionNet(seed: 7);
        double[] before = network.Parameters.ToArray();
        int header = 8 + BitConverter.ToInt32(bytes);
        for (int position = header; position < bytes.Length; position += 7)
        {
            byte[] damaged = [.. bytes];
            damaged[position] ^= 4;
            System.IO.File.WriteAllBytes(File, damaged);
            FitOptions again = Options(averaging);
            (again.CheckpointPath, again.Resume) = (File, true);
            Assert.Throws<InvalidDataException>(() => network.Fit(_data, again));
            Assert.Equal(before, network.Parameters);
        }
    }

    [Fact]
    public void A_checkpoint_of_Fit_is_one_of_its_network_and_optimiser()
    {
        FitOptions options = Options();
        options.CheckpointPath = File;
        options.EarlyStopping = null;
        var trained = new RegressionNet(seed: 1);
        trained.Fit(_data, options);
        var loaded = new RegressionNet(seed: 2);
        ModelLoadReport report = Checkpoint.Load(loaded, Optimizer.Adam(loaded), File);
        Assert.Empty(report.UnusedTensors);
        Assert.Equal(trained.Parameters, loaded.Parameters);
    }
}

/// <summary>Asks for a training to be cancelled when so many batches have been read.</summary>
internal sealed class CancellingSource<T>(IDataSource<T> source, CancellationTokenSource cancellation, int afterBatches) : IDataSource<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private int _batches;

    public int Count => source.Count;

    public int InputSize => source.InputSize;

    public int TargetSize => source.TargetSize;

    public void CopyRows(ReadOnlySpan<int> rows, Span<T> inputs, Span<T> targets)
    {
        source.CopyRows(rows, inputs, targets);
        if (++_batches == afterBatches)
            cancellation.Cancel();
    }
}
