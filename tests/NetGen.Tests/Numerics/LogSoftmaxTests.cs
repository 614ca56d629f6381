using NetGen.Testing;
using NetGen.Tests.Golden;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numerics;

/// <summary>Log softmax as an output: for any logits the logarithms of softmax, and with SoftmaxCE the training of softmax itself.</summary>
public sealed class LogSoftmaxTests
{
    /// <summary>exp(89) and exp(710) overflow float and double; probabilities beside 1e4 are 0, their logarithms are not.</summary>
    private static readonly double[] s_magnitudes = [0, 1e-30, 1, 20, 89, 710, 1e4, 1e10, 1e18];

    /// <summary>Narrow enough for a sample in each lane, and wider than any vector.</summary>
    private static readonly int[] s_widths = [3, 37];

    private static readonly (Precision Precision, Unroll Unroll)[] s_ways =
    [
        (Precision.Single, Unroll.Always), (Precision.Single, Unroll.Never), (Precision.Double, Unroll.Always), (Precision.Double, Unroll.Never),
    ];

    private static readonly Lazy<CompiledNetworks> s_compiled = new(() => NetworkCompiler.Compile(
        from way in s_ways
        from width in s_widths
        from source in new[]
        {
            Source(width, LogSoftmax, SoftmaxCE, way.Precision, way.Unroll), Source(width, Softmax, SoftmaxCE, way.Precision, way.Unroll), Source(width, LogSoftmax, MSE, way.Precision, way.Unroll),
        }
        select source.Text));

    public static TheoryData<int, Precision, Unroll> Ways
    {
        get
        {
            var rows = new TheoryData<int, Precision, Unroll>();
            foreach ((Precision precision, Unroll unroll) in s_ways)
            {
                foreach (int width in s_widths)
                    rows.Add(width, precision, unroll);
            }

            return rows;
        }
    }

    /// <summary>Alone and in a batch, whose rows are more than a vector has lanes.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void Extreme_logits_have_finite_outputs_that_are_right(int width, Precision precision, Unroll unroll)
    {
        foreach (double magnitude in precision == Precision.Single ? s_magnitudes : [.. s_magnitudes, 1e100, 1e150])
        {
            double[] inputs = Logits(width, precision == Precision.Single ? (float)magnitude : magnitude);
            double[] expected = new double[inputs.Length];
            for (int row = 0; row < inputs.Length; row += width)
                ReferenceLosses.LogSoftmax(inputs.AsSpan(row, width), expected.AsSpan(row, width));
            foreach (Loss loss in new[] { SoftmaxCE, MSE })
            {
                NetworkUnderTest network = LogitsAreInputs(width, LogSoftmax, loss, precision, unroll);
                double[] outputs = network.ForwardBatch(inputs);
                Assert.All(outputs, output => Assert.True(double.IsFinite(output)));
                Closeness.AssertClose($"outputs at {magnitude}", expected, outputs, network.Tolerance);
                for (int row = 0; row < inputs.Length; row += width)
                    Assert.Equal(outputs[row..(row + width)], network.Forward(inputs[row..(row + width)]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Equal_logits_have_the_logarithm_of_one_class_in_n(int width, Precision precision, Unroll unroll)
    {
        NetworkUnderTest network = LogitsAreInputs(width, LogSoftmax, SoftmaxCE, precision, unroll);
        foreach (double logit in new[] { 0, -0.0, 1, -1, 1e4, -1e4, precision == Precision.Single ? 3e38f : 1.7e308 })
        {
            double[] outputs = network.Forward([.. Enumerable.Repeat(logit, width)]);
            Assert.All(outputs, output => Assert.Equal(outputs[0], output));
            Closeness.AssertClose($"output of {logit}", -Math.Log(width), outputs[0], network.Tolerance);
        }
    }

    /// <summary>PyTorch's LogSoftmax and NLLLoss: the loss of a label is minus its output, to the bit.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void The_loss_of_a_label_is_minus_its_output(int width, Precision precision, Unroll unroll)
    {
        NetworkUnderTest network = LogitsAreInputs(width, LogSoftmax, SoftmaxCE, precision, unroll);
        foreach (double magnitude in new[] { 1, 20, 1e4 })
        {
            double[] input = Logits(width, magnitude)[width..(2 * width)];
            double[] outputs = network.Forward(input);
            for (int label = 0; label < width; label++)
                Assert.Equal(-outputs[label], network.Backward(input, label).Loss);
        }
    }

    /// <summary>The loss is of the logits, so what the output is changes no bit of loss and gradients.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void Training_has_the_bits_of_softmax(int width, Precision precision, Unroll unroll)
    {
        NetworkUnderTest softmax = LogitsAreInputs(width, Softmax, SoftmaxCE, precision, unroll);
        NetworkUnderTest logSoftmax = LogitsAreInputs(width, LogSoftmax, SoftmaxCE, precision, unroll);
        double[] inputs = Logits(width, 3);
        int[] labels = [.. Enumerable.Range(0, inputs.Length / width).Select(row => row % width)];
        BackwardResult expected = softmax.BackwardBatch(inputs, labels);
        BackwardResult actual = logSoftmax.BackwardBatch(inputs, labels);
        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.Gradients, actual.Gradients);
        Assert.Equal(expected.InputGradients, actual.InputGradients);
        expected = softmax.Backward(inputs[..width], labels[0]);
        actual = logSoftmax.Backward(inputs[..width], labels[0]);
        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.Gradients, actual.Gradients);
    }

    /// <summary>Rows whose elements are -m, 0 or m, in every combination for the first three.</summary>
    private static double[] Logits(int width, double magnitude)
    {
        double[] choices = [-magnitude, 0, magnitude];
        return
        [
            .. from first in choices
               from second in choices
               from third in choices
               from element in Enumerable.Range(0, width)
               select element switch { 0 => first, 1 => second, 2 => third, _ => choices[element % 3] },
        ];
    }

    private static NetworkUnderTest LogitsAreInputs(int width, Activation output, Loss loss, Precision precision, Unroll unroll)
    {
        var network = NetworkUnderTest.Create(s_compiled.Value.Type(Source(width, output, loss, precision, unroll).Name));
        double[] parameters = new double[width * width + width];
        for (int neuron = 0; neuron < width; neuron++)
            parameters[neuron * width + neuron] = 1;
        network.Parameters = parameters;
        return network;
    }

    private static NetworkSource Source(int width, Activation output, Loss loss, Precision precision, Unroll unroll) =>
        new($"{output}{width}{loss}{precision}{unroll}", [width, width], [], output, loss) { Precision = precision, Unroll = unroll };
}
