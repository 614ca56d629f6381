using NetGen.Tests.Data;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Surface;

/// <summary>The loss is one number: whatever returns it includes the L2 penalty, which ComputePenalty tells alone.</summary>
public sealed class PenaltyTests
{
    [Fact]
    public void Every_loss_of_a_network_includes_its_penalty()
    {
        var with = new PenalisedDouble(seed: 3);
        var without = new UnpenalisedDouble(with.Parameters);
        double[] input = Samples.Uniform(1, 3);
        double[] gradients = new double[PenalisedDouble.ParameterCount];
        double[] weights = [.. SmallWeights(with)];
        double penalty = 0.05 * weights.Sum(weight => weight * weight);

        Assert.Equal(penalty, with.ComputePenalty(), 1e-15);
        Assert.Equal(0, without.ComputePenalty());
        AssertDiffer(with.Backward(input, 1, gradients), without.Backward(input, 1, gradients));
        AssertDiffer(with.Backward(input, [0, 1], gradients), without.Backward(input, [0, 1], gradients));
        AssertDiffer(with.BackwardBatch(input, [1], gradients), without.BackwardBatch(input, [1], gradients));
        AssertDiffer(with.BackwardBatch(input, [1], gradients, sampleWeights: [0]), 0);
        AssertDiffer(with.TrainStep(input, 1, learningRate: 0), without.TrainStep(input, 1, learningRate: 0));
        AssertDiffer(with.TrainStep(input, 1, Optimizer.Adam(with, 0)), without.TrainStep(input, 1, Optimizer.Adam(without, 0)));

        void AssertDiffer(double loss, double data) => Closeness.AssertClose("loss", [data + penalty], [loss], Closeness.Double);
    }

    [Fact]
    public void It_has_the_bits_that_the_loss_adds()
    {
        var network = new PenalisedDouble(seed: 3);
        double[] gradients = new double[PenalisedDouble.ParameterCount];
        double loss = network.BackwardBatch(Samples.Uniform(1, 3), [1], gradients, sampleWeights: [0]);
        Assert.Equal(network.ComputePenalty(), loss);
    }

    private static IEnumerable<double> SmallWeights(PenalisedDouble network) => [.. network.Weights1, .. network.Weights2];
}

/// <summary>With a penalty.</summary>
[Network(3, 4, 2, Activation = Tanh, Loss = SoftmaxCE, Precision = Precision.Double, L2 = 0.05)]
internal sealed partial class PenalisedDouble;

/// <summary>The same without.</summary>
[Network(3, 4, 2, Activation = Tanh, Loss = SoftmaxCE, Precision = Precision.Double)]
internal sealed partial class UnpenalisedDouble;
