using NetGen.Tests.Golden;
using NetGen.Tests.Optimizers;

namespace NetGen.Tests.Checks;

/// <summary>The check passes for right gradients, fails for wrong ones and says where.</summary>
public sealed class GradientCheckTests
{
    private static double[] Inputs => GoldenFolder.Cases["optimizer-Adam"].Inputs;

    private static double[] Targets => GoldenFolder.Cases["optimizer-Adam"].Targets;

    private static float[] SingleInputs => [.. Inputs.Select(value => (float)value)];

    private static float[] SingleTargets => [.. Targets.Select(value => (float)value)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Right_gradients_pass(int seed)
    {
        GradientCheckResult twice = GradientCheck.Run(new PlainNetwork<TanhClassifier, double>(seed), Inputs, Targets, checkInputs: true);
        Assert.True(twice.Passed, twice.ToString());
        Assert.Equal(51, twice.CheckedParameterCount);
        Assert.Equal(40, twice.CheckedInputCount);
        Assert.True(twice.WorstParameterDeviation.RelativeError < 1e-8, twice.ToString());
        twice.ThrowIfFailed();

        GradientCheckResult single = GradientCheck.Run(new PlainNetwork<TanhClassifier, float>(seed), SingleInputs, SingleTargets, checkInputs: true);
        Assert.True(single.Passed, single.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Right_gradients_with_kinks_within_the_step_pass(int seed)
    {
        var random = new Random(seed);
        double[] inputs = [.. Enumerable.Range(0, 5 * 20).Select(_ => random.NextDouble() - 0.5)];
        double[] targets = [.. Enumerable.Range(0, 2 * 20).Select(_ => random.NextDouble())];
        GradientCheckResult result = GradientCheck.Run(new PlainNetwork<ReluRegression, double>(seed), inputs, targets, checkInputs: true);
        Assert.True(result.Passed, result.ToString());
        GradientCheckResult single = GradientCheck.Run(
            new PlainNetwork<ReluRegression, float>(seed), [.. inputs.Select(value => (float)value)], [.. targets.Select(value => (float)value)], checkInputs: true);
        Assert.True(single.Passed, single.ToString());
    }

    [Fact]
    public void The_choice_of_zero_at_a_kink_itself_passes()
    {
        GoldenCase golden = GoldenFolder.Cases["relu-at-zero"];
        GradientCheckResult result = GradientCheck.Run(new PlainNetwork<ReluAtZero, double>(golden.Parameters), golden.Inputs, golden.Targets, checkInputs: true);
        Assert.True(result.Passed, result.ToString());
    }

    /// <summary>4-6-3: W1 0..23, b1 24..29, W2 30..47, b2 48..50.</summary>
    [Theory]
    [InlineData(0, 1, ParameterKind.Weights, 0, 0)]
    [InlineData(13, 1, ParameterKind.Weights, 2, 1)]
    [InlineData(28, 1, ParameterKind.Biases, 0, 4)]
    [InlineData(37, 2, ParameterKind.Weights, 2, 1)]
    [InlineData(50, 2, ParameterKind.Biases, 0, 2)]
    public void A_wrong_gradient_fails_and_is_named(int index, int layer, ParameterKind kind, int row, int column)
    {
        var twice = new PlainNetwork<TanhClassifier, double>(2) { Fault = (gradients, _) => gradients[index] += 1e-4 };
        Named(GradientCheck.Run(twice, Inputs, Targets));
        var single = new PlainNetwork<TanhClassifier, float>(2) { Fault = (gradients, _) => gradients[index] += 0.02f };
        Named(GradientCheck.Run(single, SingleInputs, SingleTargets));

        void Named(GradientCheckResult result)
        {
            Assert.False(result.Passed);
            ParameterPosition worst = result.WorstParameter;
            Assert.Equal((layer, kind, row, column, index), (worst.Layer, worst.Kind, worst.Row, worst.Column, worst.Index));
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(result.ThrowIfFailed);
            Assert.Contains($"TanhClassifier (4-6-3): gradient check failed", error.Message, StringComparison.Ordinal);
            Assert.Contains(result.WorstParameter.ToString(), error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_common_faults_fail()
    {
        Fails((gradients, _) => Array.Clear(gradients));
        Fails((gradients, _) => Scale(gradients, 10));
        Fails((gradients, _) => Scale(gradients, 1.00001));
        Fails((gradients, _) => Array.Reverse(gradients));
        Fails((gradients, _) => gradients[5] = double.NaN);
        Fails((gradients, _) => gradients[5] = double.PositiveInfinity);
        Fails((_, byInputs) => byInputs[7] += 1e-4);

        static void Fails(Action<double[], double[]> fault)
            => Assert.False(GradientCheck.Run(new PlainNetwork<TanhClassifier, double> { Fault = fault }, Inputs, Targets, checkInputs: true).Passed);

        static void Scale(double[] values, double factor)
        {
            for (int k = 0; k < values.Length; k++)
                values[k] *= factor;
        }
    }

    [Fact]
    public void A_wrong_input_gradient_is_named()
    {
        var network = new PlainNetwork<TanhClassifier, double> { Fault = (_, byInputs) => byInputs[30] -= 1e-3 };
        Assert.True(GradientCheck.Run(network, Inputs, Targets).Passed);
        GradientCheckResult result = GradientCheck.Run(network, Inputs, Targets, checkInputs: true);
        Assert.False(result.Passed);
        Assert.Equal(30, result.WorstInput);
        Assert.Contains("sample 7, input 2", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_not_finite_fails()
    {
        var network = new PlainNetwork<TanhClassifier, double>();
        network.Parameters[40] = double.NaN;
        Assert.False(GradientCheck.Run(network, Inputs, Targets).Passed);
    }

    [Fact]
    public void Parameters_are_restored_bit_for_bit_also_when_the_network_throws()
    {
        var network = new PlainNetwork<TanhClassifier, float>();
        float[] before = network.Parameters.ToArray();
        GradientCheck.Run(network, SingleInputs, SingleTargets, checkInputs: true);
        Assert.Equal(before, network.Parameters.ToArray());

        for (int calls = 1; calls < 12; calls++)
        {
            int left = calls;
            network.BeforeBackward = () =>
            {
                if (left-- == 0)
                    throw new TimeoutException();
            };
            Assert.Throws<TimeoutException>(() => GradientCheck.Run(network, SingleInputs, SingleTargets));
            Assert.Equal(before, network.Parameters.ToArray());
        }
    }

    [Fact]
    public void A_limit_checks_that_many_of_each_block()
    {
        int calls = 0;
        var network = new PlainNetwork<TanhClassifier, double>();
        network.BeforeBackward = () => calls++;
        GradientCheckResult result = GradientCheck.Run(network, Inputs, Targets, maximumPerBlock: 4);
        Assert.Equal(4 + 4 + 4 + 3, result.CheckedParameterCount);
        Assert.Equal(1 + 4 * result.CheckedParameterCount, calls);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var network = new PlainNetwork<TanhClassifier, double>();
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Run(network, [], Targets));
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Run(network, Inputs.AsSpan(1), Targets));
        Assert.Throws<ArgumentException>("targets", () => GradientCheck.Run(network, Inputs, Targets.AsSpan(3)));
        Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => GradientCheck.Run(network, Inputs, Targets, tolerance: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maximumPerBlock", () => GradientCheck.Run(network, Inputs, Targets, maximumPerBlock: 0));
        Assert.Throws<ArgumentNullException>("network", () => GradientCheck.Run<double>(null!, Inputs, Targets));
    }
}
