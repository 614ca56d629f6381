using NetGen.Data;
using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>What a network scales by is made from the samples that train, as scikit-learn's scalers make it, and stays with the network.</summary>
public sealed class StandardizeTests
{
    // A large mean beside a small deviation, a constant feature, one constant but for rounding, and one of a wide range.
    private static readonly double[] s_inputs =
    [
        1.7e9 - 256, 3, 0.1, -1000,
        1.7e9, 3, 0.1, 10,
        1.7e9 + 256, 3, 0.1, 500,
        1.7e9 + 512, 3, 0.1 + 1e-17, 2,
    ];

    private static readonly double[] s_targets = [1, 10, 2, 20, 4, 20, 9, 50];

    [Fact]
    public void Mean_and_deviation_are_those_of_scikit_learn()
    {
        var network = new ScaledRegression();
        network.Standardize(Samples());

        // StandardScaler of scikit-learn 1.2.1: mean_ and 1 / scale_.
        AssertClose([1.7e9 + 128, 3, 0.1, -122], network.InputScaling.Offsets);
        AssertClose([1 / 286.21670111997273, 1, 1, 1 / 545.5657613890373], network.InputScaling.Factors);
        AssertClose([4, 25], network.OutputScaling.Offsets);
        AssertClose([1 / 3.082207001484488, 1 / 15.0], network.OutputScaling.Factors);
    }

    [Fact]
    public void A_range_is_reached_at_both_ends()
    {
        var network = new ScaledRegression();
        network.ScaleToRange(Samples(), low: -1, high: 1);
        var scaled = new double[s_inputs.Length];
        network.InputScaling.Apply(s_inputs, scaled);
        AssertClose([-1, -1, -1, -1], scaled.AsSpan(0, 4));
        AssertClose([1, -1, -1, 0.336], [scaled[12], scaled[13], scaled[14], scaled[15]]);
        Assert.Equal(1, scaled[11], 1e-12);
    }

    [Fact]
    public void Features_are_scaled_in_single_precision_too()
    {
        var network = new ScaledClassifier();
        float[] inputs = [1, 2, 3, 4, 5, 3, 2, 1, 0, -1];
        network.Standardize(SampleSet.Create(inputs, 5, [0, 1], 3));
        Assert.Equal([2, 2, 2, 2, 2], network.InputScaling.Offsets.ToArray());
        Assert.Equal([1, 1, 1, 0.5f, 1 / 3f], network.InputScaling.Factors.ToArray());
    }

    [Fact]
    public void Fit_looks_at_the_rows_that_train_only()
    {
        SampleSet<double> data = Samples();
        FitOptions options = new() { Epochs = 1, BatchSize = 2, ValidationFraction = 0.5, Standardize = true, Seed = 7 };
        var network = new ScaledRegression(seed: 1);
        network.Fit(data, options);
        (_, IDataSource<double> training) = data.Split(0.5, seed: 7);
        var expected = new ScaledRegression();
        expected.Standardize(training);
        AssertSameScaling(expected, network);

        // Rows that validate may be anything.
        var other = new ScaledRegression(seed: 1);
        other.Fit(training, new() { Epochs = 1, BatchSize = 2, Standardize = true, Seed = 7 }, validation: SampleSet.Create([9e9, 9, 9, 9], 4, [1e9, 1e9], 2));
        AssertSameScaling(expected, other);
    }

    [Fact]
    public void A_training_that_goes_on_keeps_its_scaling()
    {
        var network = new ScaledRegression(seed: 1);
        Trainer<double> trainer = network.CreateTrainer(new() { BatchSize = 2, Standardize = true });
        trainer.RunEpoch(Samples());
        double[] offsets = network.InputScaling.Offsets.ToArray();
        trainer.RunEpoch(SampleSet.Create(new double[4], 4, new double[2], 2));
        Assert.Equal(offsets, network.InputScaling.Offsets.ToArray());
    }

    [Fact]
    public void Loss_and_learning_rate_do_not_depend_on_units()
    {
        SampleSet<double> data = Samples();
        double[] grams = [.. s_targets.Select(target => target * 1024)];
        var inKilograms = new ScaledRegression(seed: 2);
        var inGrams = new ScaledRegression(seed: 2);
        FitOptions options = new() { Epochs = 5, BatchSize = 2, Standardize = true, Optimizer = Optimizer.Sgd(0.1) };
        Assert.Equal(inKilograms.Fit(data, options).History.Select(epoch => epoch.Loss), inGrams.Fit(SampleSet.Create(s_inputs, 4, grams, 2), options).History.Select(epoch => epoch.Loss));
        Assert.Equal(inKilograms.Parameters.ToArray(), inGrams.Parameters.ToArray());
        double[] outputs = new double[2], thousandfold = new double[2];
        inKilograms.Forward(s_inputs.AsSpan(0, 4), outputs);
        inGrams.Forward(s_inputs.AsSpan(0, 4), thousandfold);
        Assert.Equal(outputs[0] * 1024, thousandfold[0], 1e-9);
    }

    [Fact]
    public void Copies_scale_as_their_sources()
    {
        var network = new ScaledRegression(seed: 1);
        network.Standardize(Samples());
        AssertSameScaling(network, network.Clone());
        var other = new ScaledRegression(seed: 2);
        other.Lerp(network, 0.5);
        Assert.True(other.InputScaling.IsIdentity);
        other.CopyFrom(network);
        AssertSameScaling(network, other);
        Assert.Equal(network.Parameters.ToArray(), other.Parameters.ToArray());
        Assert.Contains("has Scaling = Inputs, Outputs;", Assert.Throws<ArgumentException>(() => new PlainRegression().CopyFrom(network)).Message, StringComparison.Ordinal);
        Assert.Contains("has Scaling = None;", Assert.Throws<ArgumentException>(() => network.CopyFrom(new PlainRegression())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_scaled_is_refused_and_changes_nothing()
    {
        string message = Assert.Throws<ArgumentException>(() => new PlainRegression().Fit(Samples(), new() { Standardize = true })).Message;
        Assert.Contains("PlainRegression (4-6-2): Standardize = true needs a network that declares a scaling", message, StringComparison.Ordinal);
        Assert.Contains("[Network(4, 6, 2, Scaling = Scaling.Inputs)]", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PlainRegression().Standardize(Samples()));

        var network = new ScaledRegression();
        double[] damaged = [.. s_inputs];
        damaged[6] = double.NaN;
        Assert.Contains(
            "input 3 of sample 1 is NaN; a scaling needs finite numbers.",
            Assert.Throws<ArgumentException>(() => network.Standardize(SampleSet.Create(damaged, 4, s_targets, 2))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.Standardize(SampleSet.Create(new double[6], 3, new double[4], 2)));
        Assert.Throws<ArgumentException>(() => network.Standardize(SampleSet.Create(new double[8], 4, new double[2], 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.ScaleToRange(Samples(), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.ScaleToRange(Samples(), double.NaN));
        Assert.True(network.InputScaling.IsIdentity && network.OutputScaling.IsIdentity);
    }

    private static SampleSet<double> Samples() => SampleSet.Create(s_inputs, 4, s_targets, 2);

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int place = 0; place < expected.Length; place++)
            Assert.Equal(expected[place], actual[place], 1e-12 * Math.Max(1, Math.Abs(expected[place])));
    }

    private static void AssertSameScaling(ScaledRegression expected, ScaledRegression actual)
    {
        Assert.Equal(expected.InputScaling.Offsets.ToArray(), actual.InputScaling.Offsets.ToArray());
        Assert.Equal(expected.InputScaling.Factors.ToArray(), actual.InputScaling.Factors.ToArray());
        Assert.Equal(expected.OutputScaling.Offsets.ToArray(), actual.OutputScaling.Offsets.ToArray());
        Assert.Equal(expected.OutputScaling.Factors.ToArray(), actual.OutputScaling.Factors.ToArray());
    }
}
