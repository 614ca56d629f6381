using NetGen.Data;
using NetGen.Tests.Allocation;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>What <c>Fit</c> computes is the loop that everybody writes by hand, and it ends as its options say.</summary>
public sealed class FitTests
{
    private static FitOptions Quick => new() { Epochs = 5, BatchSize = 16, Seed = 7, Optimizer = Optimizer.Adam(0.01) };

    [Fact]
    public void It_has_the_bits_of_a_loop_by_hand_with_a_short_last_batch()
    {
        SampleSet<float> data = Samples.ThreeClasses();
        var fitted = new ThreeClassNet(seed: 1);
        FitResult result = fitted.Fit(data, Quick);

        var byHand = new ThreeClassNet(seed: 1);
        Adam<float> optimizer = Optimizer.Adam(byHand, 0.01);
        var gradients = new float[ThreeClassNet.ParameterCount];
        var order = new int[data.Count];
        for (int epoch = 0; epoch < 5; epoch++)
        {
            EpochOrder.Fill(order, seed: 7, epoch);
            double sum = 0;
            foreach (int[] rows in order.Chunk(16))
            {
                float[] inputs = [.. rows.SelectMany(row => data.GetInputs(row).ToArray())];
                int[] labels = [.. rows.Select(data.GetLabel)];
                sum += (double)byHand.BackwardBatch(inputs, labels, gradients) * rows.Length;
                optimizer.Step(gradients);
            }

            Assert.Equal(sum / data.Count, result.History[epoch].Loss);
        }

        Assert.NotEqual(0, data.Count % 16);
        Assert.Equal(byHand.Parameters, fitted.Parameters);
        Assert.Equal((5, StopReason.Completed, 5 * 13L), (result.History.Count, result.Reason, result.StepCount));
    }

    [Fact]
    public void Any_number_of_threads_and_any_repetition_give_the_same_bits()
    {
        SampleSet<double> data = Samples.Regression();
        double[] Trained(ThreadTeam? team)
        {
            var network = new RegressionNet(seed: 1);
            network.Fit(data, new() { Epochs = 4, Team = team, ValidationFraction = 0.25 });
            Assert.Null(network.Team);
            return network.Parameters.ToArray();
        }

        using var two = new ThreadTeam(2);
        using var three = new ThreadTeam(3);
        double[] alone = Trained(null);
        Assert.Equal(alone, Trained(null));
        Assert.Equal(alone, Trained(two));
        Assert.Equal(alone, Trained(three));
    }

    [Fact]
    public void It_learns_classes_by_labels_with_softmax_and_with_one_sigmoid()
    {
        var three = new ThreeClassNet(seed: 1);
        three.Fit(Samples.ThreeClasses(), new() { Epochs = 60, Optimizer = Optimizer.Adam(0.02) });
        SampleSet<float> triangle = Samples.ThreeClasses();
        Assert.All(Enumerable.Range(0, triangle.Count), row => Assert.Equal(triangle.GetLabel(row), three.Classify(triangle.GetInputs(row))));

        var two = new TwoClassNet(seed: 1);
        two.Fit(Samples.TwoClasses(), new() { Epochs = 60, Optimizer = Optimizer.Adam(0.02) });
        SampleSet<float> sides = Samples.TwoClasses();
        Assert.All(Enumerable.Range(0, sides.Count), row => Assert.Equal(sides.GetLabel(row), two.Classify(sides.GetInputs(row))));
    }

    [Fact]
    public void The_validation_loss_is_that_of_the_samples_kept_back_and_early_stopping_restores_the_best()
    {
        SampleSet<double> data = Samples.Regression();
        var network = new RegressionNet(seed: 2);
        var seen = new List<(EpochReport Report, double[] Parameters)>();
        FitResult result = network.Fit(
            data,
            new() { Epochs = 400, Optimizer = Optimizer.Adam(0.5), ValidationFraction = 0.2, Seed = 3, EarlyStopping = new() { Patience = 6 } },
            progress: new Recorder(report => seen.Add((report, network.Parameters.ToArray()))));

        Assert.Equal(StopReason.EarlyStopping, result.Reason);
        Assert.Equal(result.BestEpoch + 6, result.History.Count);
        Assert.Equal(result.History, seen.Select(entry => entry.Report));
        Assert.Equal(seen[result.BestEpoch - 1].Parameters, network.Parameters);
        Assert.True(result.IsBestRestored);
        Assert.NotEqual(seen[^1].Parameters, seen[result.BestEpoch - 1].Parameters);
        Assert.Equal(result.History.Min(report => report.ValidationLoss), result.BestLoss);

        (SampleSet<double> validation, SampleSet<double> training) = data.Split(0.2, seed: 3);
        Assert.Equal((20, 81), (validation.Count, training.Count));
        Assert.Equal(result.BestLoss, network.CreateTrainer().Evaluate(validation));
    }

    [Fact]
    public void Steps_requests_and_time_end_it_too()
    {
        SampleSet<float> data = Samples.ThreeClasses();
        FitResult steps = new ThreeClassNet(1).Fit(data, new() { MaxSteps = 20, BatchSize = 16 });
        Assert.Equal((StopReason.MaxSteps, 20L, 1), (steps.Reason, steps.StepCount, steps.History.Count));

        FitResult asked = new ThreeClassNet(1).Fit(data, new() { StopWhen = report => report.Epoch == 3 });
        Assert.Equal((StopReason.Requested, 3), (asked.Reason, asked.History.Count));

        FitResult time = new ThreeClassNet(1).Fit(data, new() { Epochs = int.MaxValue, MaxDuration = TimeSpan.FromMilliseconds(50) });
        Assert.Equal(StopReason.MaxDuration, time.Reason);
        Assert.True(time.Elapsed >= TimeSpan.FromMilliseconds(50));

        Trainer<float> trainer = new ThreeClassNet(1).CreateTrainer();
        FitResult stopped = trainer.Fit(data, progress: new Recorder(report => { if (report.Epoch == 2) trainer.Stop(); }));
        Assert.Equal((StopReason.Requested, 2), (stopped.Reason, stopped.History.Count));
    }

    [Fact]
    public void A_loss_that_is_not_finite_ends_it_with_the_place_and_the_best_parameters()
    {
        SampleSet<double> data = Samples.Regression();
        var network = new RegressionNet(seed: 1);
        var after = new List<double[]>();
        FitResult result = network.Fit(
            data, new() { Optimizer = Optimizer.Sgd(1e3), BatchSize = 128 }, progress: new Recorder(_ => after.Add(network.Parameters.ToArray())));
        Assert.Equal(StopReason.LossNotFinite, result.Reason);
        Assert.True(after.Count > 1);
        Assert.StartsWith($"The loss of epoch {after.Count + 1} in step {after.Count + 1} is ", result.Message);
        Assert.True(result.IsBestRestored);
        Assert.NotEqual(after.Count, result.BestEpoch);
        Assert.Equal(after[result.BestEpoch - 1], network.Parameters);

        double[] inputs = new double[4];
        inputs[3] = double.NaN;
        double[] before = network.Parameters.ToArray();
        FitResult atOnce = network.Fit(SampleSet.Create(inputs, 2, new double[4], 2));
        Assert.Equal((StopReason.LossNotFinite, 0, 0), (atOnce.Reason, atOnce.BestEpoch, atOnce.History.Count));
        Assert.Equal(before, network.Parameters);
        Assert.Contains("the parameters are those before the training", atOnce.ToString());
        Assert.Throws<NotFiniteNumberException>(() => network.CreateTrainer().RunEpoch(SampleSet.Create(inputs, 2, new double[4], 2)));
    }

    [Fact]
    public void Cancelled_it_throws_and_leaves_whole_steps()
    {
        SampleSet<float> data = Samples.ThreeClasses();
        using var source = new CancellationTokenSource();
        var network = new ThreeClassNet(seed: 1);
        float[] afterTwo = [];
        Assert.Throws<OperationCanceledException>(() => network.Fit(data, Quick, cancellationToken: source.Token, progress: new Recorder(report =>
        {
            if (report.Epoch == 2)
            {
                afterTwo = network.Parameters.ToArray();
                source.Cancel();
            }
        })));
        Assert.Equal(afterTwo, network.Parameters);
    }

    [Fact]
    public void Gradients_are_clipped_and_schedules_heard()
    {
        SampleSet<double> data = Samples.Regression();
        var clipped = new RegressionNet(seed: 1);
        double[] start = clipped.Parameters.ToArray();
        clipped.Fit(data, new() { MaxSteps = 1, MaxGradientNorm = 1e-3, Optimizer = Optimizer.Sgd(0.5), BatchSize = data.Count });
        double moved = Math.Sqrt(start.Zip(clipped.Parameters.ToArray(), (from, to) => (to - from) * (to - from)).Sum());
        Assert.Equal(0.5e-3, moved, 1e-9);

        FitResult scheduled = new RegressionNet(1).Fit(data, new() { Epochs = 3, BatchSize = 101, LearningRate = new StepSchedule(0.1, 1, 0.5) });
        Assert.Equal([0.1, 0.05, 0.025], scheduled.History.Select(report => report.LearningRate));

        var plateau = new PlateauSchedule(0.1, factor: 0.5, patience: 0, threshold: 0.999);
        for (int time = 0; time < 2; time++)
        {
            new RegressionNet(1).Fit(data, new() { Epochs = 3, LearningRate = plateau });
            Assert.Equal(0.025, plateau.LearningRate);
        }
    }

    [Theory]
    [InlineData(WeightDivisor.Samples)]
    [InlineData(WeightDivisor.Weights)]
    public void Weights_are_divided_by_what_the_options_say(WeightDivisor divisor)
    {
        double[] weights = [.. Enumerable.Range(0, 101).Select(row => row % 4 * 0.5)];
        SampleSet<double> data = Samples.Regression().WithWeights(weights);
        var network = new RegressionNet(seed: 1);
        var twin = new RegressionNet(seed: 1);
        network.Fit(data, new() { MaxSteps = 1, BatchSize = 101, Shuffle = false, Optimizer = Optimizer.Sgd(0.1), WeightDivisor = divisor });

        // sum w l / sum w is the mean over samples of weights whose mean is 1.
        double[] own = divisor == WeightDivisor.Samples ? weights : [.. weights.Select(weight => weight * (101 / weights.Sum()))];
        double[] inputs = [.. Enumerable.Range(0, 101).SelectMany(row => data.GetInputs(row).ToArray())];
        double[] targets = [.. Enumerable.Range(0, 101).SelectMany(row => data.GetTargets(row).ToArray())];
        var gradients = new double[RegressionNet.ParameterCount];
        twin.BackwardBatch(inputs, targets, gradients, sampleWeights: own);
        Optimizer.Sgd(twin, 0.1).Step(gradients);
        Assert.Equal(twin.Parameters, network.Parameters);
    }

    /// <summary>Rounding is all that differs, in double far below what is compared; the last step of an epoch has a batch and a part of one.</summary>
    [Theory]
    [InlineData(false, WeightDivisor.Samples)]
    [InlineData(true, WeightDivisor.Samples)]
    [InlineData(true, WeightDivisor.Weights)]
    public void Small_batches_accumulated_are_a_large_one(bool isWeighted, WeightDivisor divisor)
    {
        SampleSet<double> data = Samples.Regression();
        if (isWeighted)
            data = data.WithWeights(Enumerable.Range(0, 101).Select(row => 1 + row % 3 * 0.5).ToArray());
        var large = new RegressionNet(seed: 1);
        var small = new RegressionNet(seed: 1);
        FitResult expected = large.Fit(data, new() { Epochs = 3, BatchSize = 32, Optimizer = Optimizer.Sgd(0.1, momentum: 0.9), WeightDivisor = divisor });
        FitResult actual = small.Fit(data, new() { Epochs = 3, BatchSize = 8, AccumulatedBatches = 4, Optimizer = Optimizer.Sgd(0.1, momentum: 0.9), WeightDivisor = divisor });
        Assert.Equal(expected.StepCount, actual.StepCount);
        Assert.All(expected.History.Zip(actual.History), epoch => Assert.Equal(epoch.First.Loss, epoch.Second.Loss, 1e-13));
        Assert.All(large.Parameters.ToArray().Zip(small.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void A_trainer_steps_and_evaluates_like_the_network()
    {
        SampleSet<float> data = Samples.ThreeClasses(16);
        float[] inputs = [.. Enumerable.Range(0, 16).SelectMany(row => data.GetInputs(row).ToArray())];
        int[] labels = [.. Enumerable.Range(0, 16).Select(data.GetLabel)];
        var network = new ThreeClassNet(seed: 1);
        Trainer<float> trainer = network.CreateTrainer(new() { Optimizer = Optimizer.Sgd(0.1) });
        float before = network.ComputeLoss(inputs, labels);
        Assert.Equal(before, trainer.Step(inputs, labels));
        Assert.Equal((1L, 0), (trainer.StepCount, trainer.EpochCount));
        Assert.Equal((double)network.ComputeLoss(inputs, labels), trainer.Evaluate(data));
        Assert.Equal(trainer.Evaluate(data), network.Evaluate(data));
        Assert.True(trainer.Evaluate(data) < before);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new TwoClassNet(1).CreateTrainer().Step(inputs, labels));
        Assert.Contains("labels need the loss SoftmaxCE; the network has SigmoidBCE. Give targets.", error.Message);
    }

    [Fact]
    public void Console_progress_is_a_line_for_each_epoch_or_one_that_is_written_again()
    {
        var lines = new StringWriter();
        var redrawn = new StringWriter();
        var report = new EpochReport(3, 60, 0.25, 0.5, 0.01, true, TimeSpan.FromSeconds(1));
        var shorter = new EpochReport(4, 80, 0.25, null, 0.01, false, TimeSpan.FromSeconds(2));
        foreach (ConsoleProgress progress in new[] { new ConsoleProgress(lines, isRedrawn: false), new ConsoleProgress(redrawn, isRedrawn: true) })
        {
            progress.Report(report);
            progress.Report(shorter);
        }

        const string First = "epoch 3: loss 0.25, validation loss 0.5, learning rate 0.01, best so far";
        const string Second = "epoch 4: loss 0.25, learning rate 0.01";
        Assert.Equal($"{First}{Environment.NewLine}{Second}{Environment.NewLine}", lines.ToString());
        Assert.Equal($"\r{First}\r{Second.PadRight(First.Length)}", redrawn.ToString());

        // A training gives the last of them its end, so that what is printed next stands in a line of its own.
        var fitted = new StringWriter();
        new ThreeClassNet(1).Fit(Samples.ThreeClasses(), new() { Epochs = 2 }, progress: new ConsoleProgress(fitted, isRedrawn: true));
        Assert.StartsWith("\repoch 1: ", fitted.ToString());
        Assert.Contains("\repoch 2: ", fitted.ToString());
        Assert.EndsWith(Environment.NewLine, fitted.ToString());
    }

    private sealed class Recorder(Action<EpochReport> report) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => report(value);
    }
}
