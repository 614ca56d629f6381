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
        Optimizer<float> optimizer = OptimizerCases.Make(name, network);
        var gradients = new float[network.Parameters.Length];
        for (int step = 1; step <= 5; step++)
        {
            Array.Fill(gradients, 0.1f / step);
            optimizer.Step(gradients);
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
        var network = new PlainNetwork<TanhClassifier, double>();
        double[] start = network.Parameters.ToArray();
        Optimizer<double> optimizer = OptimizerCases.Make(name, network);
        double[] trained = Train();
        optimizer.Reset();
        Assert.Equal(trained, Train());
        if (optimizer is not Sgd<double> { Momentum: 0 })
            Assert.NotEqual(trained, Train());

        double[] Train()
        {
            start.CopyTo(network.Parameters);
            for (int step = 1; step <= 3; step++)
                optimizer.Step(OptimizerCases.Gradients<double>(start.Length, step));
            return network.Parameters.ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_input_is_refused_before_anything_is_changed(string name)
    {
        var network = new PlainNetwork<TanhClassifier, float>();
        Optimizer<float> optimizer = OptimizerCases.Make(name, network);
        float[] before = network.Parameters.ToArray();

        ArgumentException shorter = Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(new float[50]));
        Assert.Contains("TanhClassifier (4-6-3): gradients has 50 values; the network needs 51.", shorter.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(new float[52]));
        Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(network.Parameters));

        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0, optimizer.StepCount);
    }

    private static long AllocatedBySteps<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new PlainNetwork<OddRegression, T>();
        Optimizer<T> optimizer = OptimizerCases.Make(name, network);
        T[] gradients = OptimizerCases.Gradients<T>(network.Parameters.Length, 1);
        optimizer.Step(gradients);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
        {
            optimizer.LearningRate = 0.01;
            optimizer.Step(gradients);
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
            Optimizer<T> optimizer = OptimizerCases.Make(name, network);
            optimizer.LaneWidth = width;
            for (int step = 1; step <= 10; step++)
                optimizer.Step(OptimizerCases.Gradients<T>(network.Parameters.Length, step));
            expected ??= network.Parameters.ToArray();
            Assert.Equal(expected.Select(Bits), network.Parameters.ToArray().Select(Bits));
        }
    }

    private static long Bits<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => BitConverter.DoubleToInt64Bits(double.CreateChecked(value));
}
