using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>What does not fit is refused before the first step, in a sentence that says what, where, got and needed.</summary>
public sealed class FitErrorTests
{
    public static TheoryData<FitOptions, string> BadOptions => new()
    {
        { new() { Epochs = 0 }, "Epochs" },
        { new() { BatchSize = -1 }, "BatchSize" },
        { new() { AccumulatedBatches = 0 }, "AccumulatedBatches" },
        { new() { MaxSteps = 0 }, "MaxSteps" },
        { new() { MaxDuration = TimeSpan.Zero }, "MaxDuration" },
        { new() { ValidationFraction = 1 }, "ValidationFraction" },
        { new() { ValidationFraction = double.NaN }, "ValidationFraction" },
        { new() { MaxGradientNorm = 0 }, "MaxGradientNorm" },
        { new() { WeightDivisor = (WeightDivisor)2 }, "WeightDivisor" },
        { new() { EarlyStopping = new() { Patience = 0 } }, "Patience" },
        { new() { EarlyStopping = new() { MinImprovement = -1 } }, "MinImprovement" },
        { new() { Resume = true }, "CheckpointPath" },
        { new() { CheckpointPath = "" }, "CheckpointPath" },
        { new() { CheckpointEpochs = 0 }, "CheckpointEpochs" },
        { new() { CheckpointInterval = TimeSpan.Zero }, "CheckpointInterval" },
        { new() { Optimizer = Optimizer.Adam(0.01), LearningRate = 0.02 }, "LearningRate" },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void An_option_outside_its_range(FitOptions options, string name)
    {
        var network = new ThreeClassNet(seed: 1);
        float[] before = network.Parameters.ToArray();
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => network.Fit(Samples.ThreeClasses(), options));
        Assert.Equal(name, error.ParamName);
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void Two_learning_rates_are_quoted()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("LearningRate", () => new ThreeClassNet(1).CreateTrainer(new() { Optimizer = Optimizer.Sgd(0.1), LearningRate = 0.2 }));
        Assert.Contains("Two learning rates: Optimizer is Optimizer.Sgd(learningRate: 0.1, momentum: 0, nesterov: false, weightDecay: 0), and LearningRate starts at 0.2.", error.Message);
        _ = new ThreeClassNet(1).CreateTrainer(new() { Optimizer = Optimizer.Sgd(), LearningRate = 0.2 });
        _ = new ThreeClassNet(1).CreateTrainer(new() { Optimizer = Optimizer.Sgd(0.2), LearningRate = 0.2 });
    }

    [Fact]
    public void Samples_that_do_not_fit_the_network()
    {
        Check(() => new ThreeClassNet(1).Fit(SampleSet.Create(new float[9], 3, new int[3], 3)), "a sample of data has 3 inputs; the network needs 2.");
        Check(() => new ThreeClassNet(1).Fit(SampleSet.Create(new float[6], 2, new int[3], 4)), "data has 4 classes; the network needs one for each of its 3 outputs.");
        Check(() => new TwoClassNet(1).Fit(Samples.ThreeClasses()), "a sample of data has labels of 3 classes, which are 3 targets; the network needs 1.");
        Check(() => new RegressionNet(1).Fit(SampleSet.Create(new double[6], 2, new double[3], 1)), "a sample of data has 1 targets; the network needs 2.");
        Check(() => new ThreeClassNet(1).Fit(Samples.ThreeClasses(), validation: Samples.TwoClasses()), "validation has 2 classes; the network needs one for each of its 3 outputs.");
        Check(() => new ThreeClassNet(1).Fit(new NoSamples()), "data has 0 samples; at least one is needed.");
        Check(
            () => new ThreeClassNet(1).Fit(SampleSet.Create(new float[2], 2, new int[1], 3), new() { ValidationFraction = 0.2 }),
            "data has one sample; two are needed where ValidationFraction keeps some back.");
        Check(
            () => new ThreeClassNet(1).Fit(Samples.ThreeClasses(), new() { ValidationFraction = 0.2 }, validation: Samples.ThreeClasses()),
            "Validation samples are given, and ValidationFraction is 0.2: one of them is needed.");

        static void Check(Action fit, string sentence) => Assert.Contains(sentence, Assert.Throws<ArgumentException>(fit).Message);
    }

    private sealed class NoSamples : IDataSource<float>
    {
        public int Count => 0;

        public int InputSize => 2;

        public int TargetSize => 3;

        public void CopyRows(ReadOnlySpan<int> rows, Span<float> inputs, Span<float> targets) => Assert.Fail("Nothing is there to be copied.");
    }
}
