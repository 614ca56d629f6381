using NetGen.Tests.Golden;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Safety;

/// <summary>A loss beyond the largest number is infinite, as its true value rounds to; it is not NaN.</summary>
public sealed class OverflowTests
{
    public static TheoryData<Loss, Precision, Unroll> Losses => SafetyNetworks.Losses;

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_that_overflows_is_infinite(Loss loss, Precision precision, Unroll unroll)
    {
        NetworkUnderTest network = SafetyNetworks.LogitsAreInputs(loss, precision, unroll);
        foreach ((double[] logits, double[] target) in Overflowing(loss, SafetyNetworks.Large(precision)))
        {
            BackwardResult alone = network.Backward(logits, target);
            Assert.Equal(double.PositiveInfinity, alone.Loss);
            if (!IsQuadratic(loss))
                Assert.All(alone.Gradients.Concat(alone.InputGradients), gradient => Assert.True(double.IsFinite(gradient)));

            // Among ordinary samples, at every place of a vector.
            for (int position = 0; position < 35; position += 7)
            {
                double[] inputs = Data.Samples.Uniform(1, 35 * SafetyNetworks.Size);
                double[] targets = Data.Samples.Targets(2, loss, 35, SafetyNetworks.Size);
                logits.CopyTo(inputs, position * SafetyNetworks.Size);
                target.CopyTo(targets, position * SafetyNetworks.Size);
                Assert.Equal(double.PositiveInfinity, network.BackwardBatch(inputs, targets).Loss);
            }
        }
    }

    /// <summary>The logit itself overflows: what is infinite in the limit is infinite, and what is 0 in the limit is 0.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_of_an_infinite_logit_is_its_limit(Loss loss, Precision precision, Unroll unroll)
    {
        const double Infinity = double.PositiveInfinity;
        (double[] Logits, double[] Target, double Limit)[] cases = loss switch
        {
            // A class that is ruled out leaves the others as they are; an infinite largest logit is no distribution: inf - inf.
            SoftmaxCE =>
            [
                ([-Infinity, 0, 0], [0, 1, 0], Math.Log(2)), ([-Infinity, 0, 0], [1, 0, 0], Infinity), ([0, -Infinity, -Infinity], [1, 0, 0], 0),
                ([Infinity, 0, 0], [0, 1, 0], double.NaN), ([-Infinity, -Infinity, -Infinity], [1, 0, 0], double.NaN),
            ],
            SigmoidBCE =>
            [
                ([Infinity, Infinity, -Infinity], [0, 1, 0], Infinity), ([-Infinity, Infinity, -Infinity], [1, 1, 0], Infinity),
                ([Infinity, -Infinity, Infinity], [1, 0, 1], 0), ([Infinity, -Infinity, 0], [0.5, 0, 0], Infinity), ([Infinity, -Infinity, 0], [1, 0, 0], Math.Log(2)),
            ],
            _ =>
            [
                ([Infinity, 0, 0], [0, 0, 0], Infinity), ([-Infinity, 0, 0], [1, 1, 1], Infinity), ([-Infinity, Infinity, 0], [0, 0, 0], Infinity),
                ([Infinity, 0, 0], [Infinity, 0, 0], double.NaN),
            ],
        };
        foreach ((double[] logits, double[] target, double limit) in cases)
        {
            NetworkUnderTest network = SafetyNetworks.LogitsAreBiases(loss, precision, unroll, logits);
            double[] losses = [network.Backward([1, 2, 3], target).Loss, network.BackwardBatch([1, 2, 3, 3, 2, 1], [.. target, .. target]).Loss];
            foreach (double actual in losses)
            {
                if (double.IsFinite(limit))
                    Closeness.AssertClose($"loss of {string.Join(' ', logits)} for {string.Join(' ', target)}", limit, actual, network.Tolerance);
                else
                    Assert.Equal(limit, actual);
            }
        }
    }

    /// <summary>Softmax has no limit at infinity; the class is that of the largest logit all the same, the first of equals, and 0 of NaN.</summary>
    [Theory]
    [InlineData(Precision.Single, Unroll.Always)]
    [InlineData(Precision.Single, Unroll.Never)]
    [InlineData(Precision.Double, Unroll.Always)]
    [InlineData(Precision.Double, Unroll.Never)]
    public void Softmax_of_infinity_is_NaN_and_the_class_that_of_the_largest_logit(Precision precision, Unroll unroll)
    {
        const double Infinity = double.PositiveInfinity;
        foreach ((double[] logits, int expected) in new[]
        {
            (new[] { 0, Infinity, 0 }, 1), ([Infinity, 0, Infinity], 0), ([-Infinity, -Infinity, -Infinity], 0), ([double.NaN, double.NaN, double.NaN], 0),
        })
        {
            NetworkUnderTest network = SafetyNetworks.LogitsAreBiases(SoftmaxCE, precision, unroll, logits);
            Assert.All(network.Forward([1, 2, 3]), output => Assert.Equal(double.NaN, output));
            Assert.All(network.ForwardBatch([1, 2, 3, 1, 2, 3]), output => Assert.Equal(double.NaN, output));
            Assert.Equal(expected, network.Classify([1, 2, 3]));
        }
    }

    /// <summary>Losses of float are added in double: a mean that fits is not lost to a sum that does not.</summary>
    [Theory]
    [InlineData(Unroll.Always)]
    [InlineData(Unroll.Never)]
    public void A_mean_that_fits_is_finite_though_the_sum_does_not(Unroll unroll)
    {
        NetworkUnderTest network = SafetyNetworks.LogitsAreInputs(SquaredError, Precision.Single, unroll);
        double[] inputs = [.. Enumerable.Repeat(new[] { (double)2e19f, 0, 0 }, 50).SelectMany(row => row)];

        Closeness.AssertClose("loss", (double)2e19f * 2e19f / 2, network.BackwardBatch(inputs, new double[inputs.Length]).Loss, network.Tolerance);
    }

    /// <summary>Their gradients grow with the error and overflow with it.</summary>
    private static bool IsQuadratic(Loss loss) => loss is SquaredError or MSE;

    private static (double[] Logits, double[] Target)[] Overflowing(Loss loss, double large) => loss switch
    {
        SoftmaxCE => [([large, -large, 0], [0, 1, 0]), ([-large, large, 0], [1, 0, 0])],
        SigmoidBCE => [([large, large, 0], [0, 0, 0]), ([-large, -large, 0], [1, 1, 0]), ([large, -large, 1], [0, 1, 1])],
        SquaredError or MSE => [([large, 0, 0], [0, 0, 0]), ([-large, 0, 0], [0, 0, 0]), ([0, 0, 0], [0, large, 0]), ([large, 0, 0], [-large, 0, 0])],
        _ => [([large, large, 0], [-large, -large, 0]), ([-large, -large, 0], [large, large, 0])],
    };
}
