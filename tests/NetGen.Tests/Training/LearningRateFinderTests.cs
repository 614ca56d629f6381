using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>The curve is that of a loop by hand on a copy, ends where the loss does, and suggests what its points say.</summary>
public sealed class LearningRateFinderTests
{
    [Fact]
    public void Its_points_are_those_of_a_loop_by_hand()
    {
        SampleSet<double> data = Samples.Regression();
        var network = new RegressionNet(seed: 1);
        double[] before = network.Parameters.ToArray();
        LearningRateCurve curve = network.FindLearningRate(
            data, new() { Start = 1e-4, End = 1, Steps = 20, BatchSize = 16, Seed = 4, Optimizer = Optimizer.Sgd(), Smoothing = 0.9, MaxGradientNorm = 0.5 });
        Assert.Equal(before, network.Parameters);
        Assert.Equal((20, false), (curve.Points.Count, curve.HasDiverged));

        Sgd<double> optimizer = Optimizer.Sgd(network);
        var gradients = new double[RegressionNet.ParameterCount];
        var order = new int[data.Count];
        double smoothed = 0;
        for (int step = 0, epoch = 0; step < 20; epoch++)
        {
            EpochOrder.Fill(order, seed: 4, epoch);
            foreach (int[] rows in order.Chunk(16).Take(20 - step))
            {
                double loss = network.BackwardBatch([.. rows.SelectMany(row => data.GetInputs(row).ToArray())], [.. rows.SelectMany(row => data.GetTargets(row).ToArray())], gradients);
                GradientClipping.ByGlobalNorm(gradients, 0.5);
                smoothed = 0.9 * smoothed + 0.1 * loss;
                LearningRatePoint point = curve.Points[step];
                Assert.Equal(Math.Pow(10, -4 + 4.0 * step / 19), point.LearningRate, point.LearningRate * 1e-13);
                Assert.Equal(loss, point.Loss);
                Assert.Equal(smoothed / (1 - Math.Pow(0.9, step + 1)), point.SmoothedLoss, 1e-13);
                optimizer.LearningRate = point.LearningRate;
                optimizer.Step(gradients);
                step++;
            }
        }

        Assert.Equal((1e-4, 1.0), (curve.Points[0].LearningRate, curve.Points[^1].LearningRate));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_with_any_team_and_another_gives_others()
    {
        SampleSet<float> data = Samples.ThreeClasses();
        var network = new ThreeClassNet(seed: 1);
        using var team = new ThreadTeam(2);
        IReadOnlyList<LearningRatePoint> points = network.FindLearningRate(data).Points;
        Assert.Equal(points, network.FindLearningRate(data, new() { Team = team }).Points);
        Assert.NotEqual(points, network.FindLearningRate(data, new() { Seed = 1 }).Points);
        Assert.Null(network.Team);
    }

    [Fact]
    public void Standardized_it_is_the_curve_of_a_network_that_scales_by_the_samples()
    {
        SampleSet<double> data = Samples.Regression();
        var network = new StandardizedNet(seed: 1);
        double[] factors = network.InputScaling.Factors.ToArray();
        LearningRateCurve curve = network.FindLearningRate(data, new() { Standardize = true });
        Assert.Equal(factors, network.InputScaling.Factors);
        Assert.NotEqual(curve.Points, network.FindLearningRate(data).Points);
        network.Standardize(data);
        Assert.Equal(network.FindLearningRate(data).Points, curve.Points);

        ArgumentException error = Assert.Throws<ArgumentException>("options", () => new RegressionNet(1).FindLearningRate(data, new() { Standardize = true }));
        Assert.Contains("Standardize = true needs a network that declares a scaling", error.Message);
    }

    [Fact]
    public void What_it_suggests_trains_and_is_between_too_little_and_too_much()
    {
        SampleSet<float> data = Samples.ThreeClasses();
        var network = new ThreeClassNet(seed: 1);
        for (int seed = 1; seed < 5; seed++)
            Assert.InRange(network.FindLearningRate(data, new() { Seed = seed }).Suggestion!.Value, 0.01, 0.1);
        LearningRateCurve curve = network.FindLearningRate(data);
        Assert.InRange(curve.Suggestion!.Value, 0.01, 0.1);
        Assert.InRange(curve.TenthOfMinimum!.Value, 0.01, 1);
        network.Fit(data, new() { Epochs = 30, Optimizer = Optimizer.Adam(curve.Suggestion.Value) });
        Assert.True(network.Evaluate(data) < 0.1 * curve.Points[0].Loss, curve.ToString());
    }

    [Fact]
    public void The_suggestions_are_those_of_the_points_that_count()
    {
        // Steps of 1 to 30 with the rate of their number. The losses fall most around 13; the smoothed ones, others here, are least at 20, but for the ends.
        double[] losses = [.. Enumerable.Range(1, 30).Select(number => number < 13 ? 50 : number > 13 ? 30.0 : 40)];
        double[] smoothed = [.. Enumerable.Range(1, 30).Select(number => number is < 4 or > 25 ? 0 : Math.Abs(number - 20) + 1.0)];
        LearningRatePoint[] points = [.. losses.Select((loss, index) => new LearningRatePoint(index + 1, loss, smoothed[index]))];
        var curve = new LearningRateCurve(points, steps: 30, hasDiverged: false);
        Assert.Equal((13.0, 13.0, 2.0), (curve.SteepestDescent, curve.Suggestion, curve.TenthOfMinimum));

        // A line through seven points around each: one loss that is wrong does not move it.
        points[20] = new LearningRatePoint(21, 50, 2);
        Assert.Equal(13.0, new LearningRateCurve(points, steps: 30, hasDiverged: false).SteepestDescent);

        var rising = new LearningRateCurve([.. Enumerable.Range(1, 10).Select(number => new LearningRatePoint(number, number, number))], steps: 10, hasDiverged: false);
        Assert.Equal((null, 0.2), (rising.Suggestion, rising.TenthOfMinimum));
        var few = new LearningRateCurve(points[..6], steps: 30, hasDiverged: true);
        Assert.Equal((null, null), (few.Suggestion, few.TenthOfMinimum));
    }

    [Fact]
    public void It_ends_where_the_loss_is_four_times_the_smallest_or_not_finite()
    {
        LearningRateCurve grown = new RegressionNet(seed: 1).FindLearningRate(Samples.Regression(), new() { Optimizer = Optimizer.Sgd(), End = 1e4, Smoothing = 0.5 });
        Assert.True(grown.HasDiverged);
        Assert.InRange(grown.Points.Count, 10, 99);
        double smallest = double.PositiveInfinity;
        foreach (LearningRatePoint point in grown.Points)
        {
            smallest = Math.Min(smallest, point.SmoothedLoss);
            Assert.Equal(point.LearningRate == grown.Points[^1].LearningRate, point.SmoothedLoss > 4 * smallest);
        }

        // The first step of a learning rate beyond all measure is the last.
        LearningRateCurve infinite = new RegressionNet(seed: 1).FindLearningRate(Samples.Regression(), new() { Optimizer = Optimizer.Sgd(), Start = 1e200, End = 1e300 });
        Assert.Equal((true, 1), (infinite.HasDiverged, infinite.Points.Count));
        Assert.Null(infinite.Suggestion);
    }

    [Fact]
    public void Its_text_is_a_short_table()
    {
        LearningRatePoint[] points = [.. Enumerable.Range(0, 40).Select(step => new LearningRatePoint(1e-3 * (step + 1), 40 - step, 40.5 - step))];
        string text = new LearningRateCurve(points, steps: 50, hasDiverged: true).ToString();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(14, lines.Length);
        Assert.Equal("learning rate       loss  smoothed", lines[0]);
        Assert.Equal("        0.001         40      40.5", lines[1]);
        Assert.Equal("         0.04          1       1.5", lines[12]);
        Assert.Equal("40 of 50 steps, then the loss diverged; steepest descent at 0.006, a tenth of the minimum's rate is 0.0035", lines[13]);
        Assert.Equal("learning rate 0.001: loss 40, smoothed 40.5", points[0].ToString());
    }

    public static TheoryData<LearningRateFinderOptions, string> BadOptions => new()
    {
        { new() { Start = 0 }, "Start" },
        { new() { End = double.PositiveInfinity }, "End" },
        { new() { Start = 1, End = 1 }, "End" },
        { new() { Steps = 1 }, "Steps" },
        { new() { BatchSize = 0 }, "BatchSize" },
        { new() { Smoothing = 1 }, "Smoothing" },
        { new() { MaxGradientNorm = 0 }, "MaxGradientNorm" },
        { new() { WeightDivisor = (WeightDivisor)2 }, "WeightDivisor" },
        { new() { Optimizer = null! }, "Optimizer" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void An_option_outside_its_range(LearningRateFinderOptions options, string name) =>
        Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => new ThreeClassNet(1).FindLearningRate(Samples.ThreeClasses(), options)).ParamName);

    [Fact]
    public void Samples_that_do_not_fit_or_are_not_finite()
    {
        ArgumentException width = Assert.Throws<ArgumentException>(() => new ThreeClassNet(1).FindLearningRate(SampleSet.Create(new float[9], 3, new int[3], 3)));
        Assert.Contains("a sample of data has 3 inputs; the network needs 2.", width.Message);
        NotFiniteNumberException infinite = Assert.Throws<NotFiniteNumberException>(
            () => new RegressionNet(1).FindLearningRate(SampleSet.Create([double.NaN, 1], 2, new double[2], 2)));
        Assert.Contains("the loss of the first batch is NaN, before any step.", infinite.Message);
    }
}
