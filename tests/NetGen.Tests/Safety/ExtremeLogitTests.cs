using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Safety;

/// <summary>
/// Logits from far below to far above what exp can take: every loss is finite and right, and so are its gradients. All-equal
/// logits are among them.
/// </summary>
public sealed class ExtremeLogitTests
{
    /// <summary>1e-30 is nothing beside 1; exp(89) and exp(710) overflow float and double, exp(-104) and exp(-746) vanish.</summary>
    private static readonly double[] s_magnitudes = [0, 1e-30, 1, 20, 89, 104, 710, 746, 1000, 1e10, 1e18];

    public static TheoryData<Loss, Precision, Unroll> Losses => SafetyNetworks.Losses;

    [Theory]
    [MemberData(nameof(Losses))]
    public void Losses_and_gradients_are_finite_and_right(Loss loss, Precision precision, Unroll unroll)
    {
        NetworkUnderTest network = SafetyNetworks.LogitsAreInputs(loss, precision, unroll);
        ReferenceNetwork reference = SafetyNetworks.Reference(loss);
        foreach (double magnitude in precision == Precision.Single ? s_magnitudes : [.. s_magnitudes, 1e100, 1e150])
        {
            (double[] inputs, double[] targets) = Batch(loss, precision == Precision.Single ? (float)magnitude : magnitude);
            (double expected, double[] gradients, double[] inputGradients) = reference.Backward(network.Parameters, inputs, targets);
            Assert.True(double.IsFinite(expected));

            BackwardResult result = network.BackwardBatch(inputs, targets);
            Closeness.AssertClose($"loss at {magnitude}", expected, result.Loss, network.Tolerance);
            Closeness.AssertClose($"gradients at {magnitude}", gradients, result.Gradients, network.Tolerance);
            Closeness.AssertClose($"input gradients at {magnitude}", inputGradients, result.InputGradients, network.Tolerance);
            AssertEachSample(network, reference, inputs, targets, magnitude);
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Equal_logits_have_equal_outputs_and_the_first_class(Loss loss, Precision precision, Unroll unroll)
    {
        double large = SafetyNetworks.Large(precision);
        foreach (double logit in new[] { 0, -0.0, 1, -1, 1000, -1000, large, -large })
        {
            NetworkUnderTest network = SafetyNetworks.LogitsAreBiases(loss, precision, unroll, [logit, logit, logit]);
            double[] outputs = network.Forward([1, 2, 3]);
            Assert.All(outputs, output => Assert.Equal(outputs[0], output));
            if (loss != SoftmaxCE)
                continue;

            Assert.Equal(precision == Precision.Single ? 1f / 3f : 1.0 / 3.0, outputs[0]);
            Assert.Equal(0, network.Classify([1, 2, 3]));
            for (int label = 0; label < SafetyNetworks.Size; label++)
                Closeness.AssertClose($"loss of {logit}", Math.Log(3), network.Backward([1, 2, 3], label).Loss, network.Tolerance);
        }
    }

    /// <summary>A batch without variance has the gradients of its one sample; a batch of zeros has gradients, too.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void Samples_without_variance_are_a_batch_like_any_other(Loss loss, Precision precision, Unroll unroll)
    {
        NetworkUnderTest network = SafetyNetworks.LogitsAreInputs(loss, precision, unroll);
        double[] target = [1, 0, 0];
        foreach (double[] input in new double[][] { [0.5, -0.25, 2], [0, 0, 0] })
        {
            BackwardResult one = network.Backward(input, target);
            BackwardResult batch = network.BackwardBatch([.. Enumerable.Repeat(input, 40).SelectMany(row => row)], [.. Enumerable.Repeat(target, 40).SelectMany(row => row)]);
            Assert.True(double.IsFinite(batch.Loss));
            Closeness.AssertClose("loss", one.Loss, batch.Loss, network.Tolerance);
            Closeness.AssertClose("gradients", one.Gradients, batch.Gradients, network.Tolerance);
        }
    }

    private static void AssertEachSample(NetworkUnderTest network, ReferenceNetwork reference, double[] inputs, double[] targets, double magnitude)
    {
        int samples = inputs.Length / SafetyNetworks.Size;
        double[] expected = new double[samples];
        double[] actual = new double[samples];
        for (int sample = 0; sample < samples; sample++)
        {
            Range row = (sample * SafetyNetworks.Size)..((sample + 1) * SafetyNetworks.Size);
            expected[sample] = reference.MeanLoss(network.Parameters, inputs[row], targets[row]);
            actual[sample] = network.Backward(inputs[row], targets[row]).Loss;
        }

        Closeness.AssertClose($"loss of each sample at {magnitude}", expected, actual, network.Tolerance);
    }

    /// <summary>Every choice of -m, 0 and m for the three logits, with each of a few targets.</summary>
    private static (double[] Inputs, double[] Targets) Batch(Loss loss, double magnitude)
    {
        double[][] targets = loss == SoftmaxCE
            ? [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.25, 0.25]]
            : [[0, 0, 0], [1, 1, 1], [1, 0, 0], [0.5, 0.25, 1]];
        double[] choices = [-magnitude, 0, magnitude];
        IEnumerable<(double[] Input, double[] Target)> samples =
            from first in choices
            from second in choices
            from third in choices
            from target in targets
            select (new[] { first, second, third }, target);
        return ([.. samples.SelectMany(sample => sample.Input)], [.. samples.SelectMany(sample => sample.Target)]);
    }
}
