using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>What holds for the step of every optimiser: no allocation, the same bits at every width, no half-done work.</summary>
public sealed class OptimizerStepTests
{
    public static TheoryData<string> Names => OptimizerCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        Assert.Equal(0, AllocatedBySteps<float>(name));
        Assert.Equal(0, AllocatedBySteps<double>(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_vector_width_gives_the_same_bits(string name)
    {
        SameBits<float>(name);
        SameBits<double>(name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_is_updated_alike_wherever_it_stands(string name)
    {
        // All parameters and gradients equal: whether a lane is in a whole vector or in the rest must not show.
        var network = new PlainNetwork<OddRegression, float>(Enumerable.Repeat(0.3, OddRegression.Description.ParameterCount));
        Optimizer<float> optimizer = OptimizerCases.Make<float>(name, OddRegression.Description);
        var gradients = new float[network.Parameters.Length];
        for (int step = 1; step <= 5; step++)
        {
            Array.Fill(gradients, 0.1f / step);
            optimizer.Step(network, gradients);
        }

        foreach (ParameterBlock block in OddRegression.Description.Blocks)
        {
            ParameterBlock first = OddRegression.Description.Blocks[(int)block.Kind];
            Assert.Single(network.Parameters.Slice(block.Offset, block.Count).ToArray().Append(network.Parameters[first.Offset]).Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reset_begins_again(string name)
    {
        Optimizer<double> optimizer = OptimizerCases.Make<double>(name, TanhClassifier.Description);
        Assert.Equal(Train(optimizer), Train(optimizer, reset: true));
        if (optimizer is not Sgd<double> { Momentum: 0 })
            Assert.NotEqual(Train(optimizer, reset: true), Train(optimizer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_input_is_refused_before_anything_is_changed(string name)
    {
        Optimizer<float> optimizer = OptimizerCases.Make<float>(name, TanhClassifier.Description);
        var network = new PlainNetwork<TanhClassifier, float>();
        float[] before = network.Parameters.ToArray();

        ArgumentException shorter = Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(network, new float[50]));
        Assert.Contains("TanhClassifier (4-6-3): gradients has 50 values; the network needs 51.", shorter.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(network, new float[52]));
        Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(network, network.Parameters));
        Assert.Throws<ArgumentNullException>("network", () => optimizer.Step<PlainNetwork<TanhClassifier, float>>(null!, before));

        var other = new PlainNetwork<ReluClassifier, float>();
        ArgumentException wrong = Assert.Throws<ArgumentException>("network", () => optimizer.Step(other, new float[26]));
        Assert.Contains("TanhClassifier (4-6-3) with 51 parameters", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("ReluClassifier (3-4-2) with 26 parameters", wrong.Message, StringComparison.Ordinal);
        var unbiased = new PlainNetwork<UnbiasedClassifier, float>();
        Assert.Contains("no bias", Assert.Throws<ArgumentException>("network", () => optimizer.Step(unbiased, new float[42])).Message, StringComparison.Ordinal);

        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0, optimizer.StepCount);
        Assert.Equal(Train(OptimizerCases.Make<double>(name, TanhClassifier.Description)).Length, before.Length);
    }

    [Fact]
    public void A_network_of_another_class_with_the_same_layout_is_served()
    {
        var twin = Descriptions.Of("Twin", [4, 6, 3], [ReLU, Identity], MSE, 0, hasBias: true);
        var network = new PlainNetwork<TanhClassifier, float>(Enumerable.Repeat(1.0, 51));
        new Sgd<float>(twin, 0.5).Step(network, Enumerable.Repeat(1f, 51).ToArray());
        Assert.All(network.Parameters.ToArray(), value => Assert.Equal(0.5f, value));
    }

    [Fact]
    public void The_factory_finds_the_precision_and_passes_everything_on()
    {
        var single = new PlainNetwork<TanhClassifier, float>();
        var twice = new PlainNetwork<TanhClassifier, double>();

        Adam<float> adam = Optimizer.Adam(single, 0.5, 0.6, 0.7, 0.8, 0.9, true);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, 0.9, true), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay, adam.AmsGrad));
        Adam<double> adamTwice = Optimizer.Adam(twice, 0.5, 0.6, 0.7, 0.8, 0.9, true);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, 0.9, true), (adamTwice.LearningRate, adamTwice.Beta1, adamTwice.Beta2, adamTwice.Epsilon, adamTwice.WeightDecay, adamTwice.AmsGrad));
        AdamW<float> adamW = Optimizer.AdamW(single, 0.5, 0.6, 0.7, 0.8, 0.9, true);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, 0.9, true), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay, adamW.AmsGrad));
        AdamW<double> adamWTwice = Optimizer.AdamW(twice, 0.5, 0.6, 0.7, 0.8, 0.9, true);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, 0.9, true), (adamWTwice.LearningRate, adamWTwice.Beta1, adamWTwice.Beta2, adamWTwice.Epsilon, adamWTwice.WeightDecay, adamWTwice.AmsGrad));
        Sgd<float> sgd = Optimizer.Sgd(single, 0.5, 0.6, true, 0.7);
        Assert.Equal((0.5, 0.6, true, 0.7), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay));
        Sgd<double> sgdTwice = Optimizer.Sgd(twice, 0.5, 0.6, true, 0.7);
        Assert.Equal((0.5, 0.6, true, 0.7), (sgdTwice.LearningRate, sgdTwice.Momentum, sgdTwice.Nesterov, sgdTwice.WeightDecay));
        Adagrad<float> adagrad = Optimizer.Adagrad(single, 0.5, 0.6, 0.7);
        Assert.Equal((0.5, 0.6, 0.7), (adagrad.LearningRate, adagrad.Epsilon, adagrad.WeightDecay));
        Adagrad<double> adagradTwice = Optimizer.Adagrad(twice, 0.5, 0.6, 0.7);
        Assert.Equal((0.5, 0.6, 0.7), (adagradTwice.LearningRate, adagradTwice.Epsilon, adagradTwice.WeightDecay));
        RmsProp<float> rms = Optimizer.RmsProp(single, 0.5, 0.6, 0.7, 0.8, true, 0.9);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, true, 0.9), (rms.LearningRate, rms.Decay, rms.Epsilon, rms.Momentum, rms.Centered, rms.WeightDecay));
        RmsProp<double> rmsTwice = Optimizer.RmsProp(twice, 0.5, 0.6, 0.7, 0.8, true, 0.9);
        Assert.Equal((0.5, 0.6, 0.7, 0.8, true, 0.9), (rmsTwice.LearningRate, rmsTwice.Decay, rmsTwice.Epsilon, rmsTwice.Momentum, rmsTwice.Centered, rmsTwice.WeightDecay));
        Assert.Same(TanhClassifier.Description, rms.Network);

        // The defaults of the factory are those of the constructors.
        Assert.Equal(new AdamW<float>(TanhClassifier.Description).WeightDecay, Optimizer.AdamW(single).WeightDecay);
        Assert.Equal(0.001, Optimizer.Sgd(twice).LearningRate);
    }

    [Fact]
    public void Hyperparameters_outside_their_ranges_are_refused_by_name()
    {
        NetworkDescription network = TanhClassifier.Description;
        Assert.Throws<ArgumentNullException>("network", () => new Sgd<float>(null!));
        foreach (double bad in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Sgd<float>(network, bad));
            Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new Adam<float>(network, weightDecay: bad));
            Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adagrad<float>(network, epsilon: bad));
            Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new Sgd<float>(network, momentum: bad));
            Assert.Throws<ArgumentOutOfRangeException>("decay", () => new RmsProp<float>(network, decay: bad));
            Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam<float>(network, beta1: bad));
            Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new AdamW<float>(network, beta2: bad));
            var optimizer = new Sgd<float>(network, 0.25);
            Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => optimizer.LearningRate = bad);
            Assert.Equal(0.25, optimizer.LearningRate);
        }

        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Adam<float>(network, beta2: 1));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new RmsProp<float>(network, epsilon: 0));
        Assert.Throws<ArgumentException>("nesterov", () => new Sgd<float>(network, nesterov: true));
    }

    private static double[] Train(Optimizer<double> optimizer, bool reset = false)
    {
        if (reset)
            optimizer.Reset();
        var network = new PlainNetwork<TanhClassifier, double>();
        for (int step = 1; step <= 3; step++)
            optimizer.Step(network, OptimizerCases.Gradients<double>(network.Parameters.Length, step));
        return network.Parameters.ToArray();
    }

    private static long AllocatedBySteps<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new PlainNetwork<OddRegression, T>();
        Optimizer<T> optimizer = OptimizerCases.Make<T>(name, OddRegression.Description);
        T[] gradients = OptimizerCases.Gradients<T>(network.Parameters.Length, 1);
        optimizer.Step(network, gradients);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
        {
            optimizer.LearningRate = 0.01;
            optimizer.Step(network, gradients);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void SameBits<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[]? expected = null;
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            var network = new PlainNetwork<OddRegression, T>();
            Optimizer<T> optimizer = OptimizerCases.Make<T>(name, OddRegression.Description);
            optimizer.LaneWidth = width;
            for (int step = 1; step <= 10; step++)
                optimizer.Step(network, OptimizerCases.Gradients<T>(network.Parameters.Length, step));
            expected ??= network.Parameters.ToArray();
            Assert.Equal(expected.Select(Bits), network.Parameters.ToArray().Select(Bits));
        }
    }

    private static long Bits<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => BitConverter.DoubleToInt64Bits(double.CreateChecked(value));
}
