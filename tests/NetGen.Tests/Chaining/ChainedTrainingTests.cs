using NetGen.Tests.Data;
using NetGen.Tests.Golden;

namespace NetGen.Tests.Chaining;

/// <summary>
/// Two networks that a user chains, encoder then head, learn what the same layers learn as one network: the head's gradients by
/// its inputs are the encoder's gradients by its outputs.
/// </summary>
public sealed class ChainedTrainingTests
{
    private const int SampleCount = 24;

    /// <summary>Both sides add in the same order, so that rounding has little to grow from; it has some hundred steps to do so.</summary>
    private const double Tolerance = Closeness.Double;

    private static readonly double[] s_inputs = Samples.Uniform(1, SampleCount * Whole.InputSize);
    private static readonly int[] s_labels = [.. Enumerable.Range(0, SampleCount).Select(ClassOf)];

    [Fact]
    public void The_layers_of_the_chain_are_those_of_the_whole()
    {
        Assert.Equal(Whole.ParameterCount, Encoder.ParameterCount + Head.ParameterCount);
        Assert.Equal(Encoder.OutputSize, Head.InputSize);
    }

    [Fact]
    public void Gradients_and_training_equal_the_whole_networks_unrolled() => TrainsAsOne(new Encoder(1), new Head(2), new Whole(3));

    [Fact]
    public void Gradients_and_training_equal_the_whole_networks_as_loops() => TrainsAsOne(new EncoderLoops(1), new HeadLoops(2), new WholeLoops(3));

    private static void TrainsAsOne<TEncoder, THead, TWhole>(TEncoder encoder, THead head, TWhole whole)
        where TEncoder : class, INetwork<TEncoder, double>
        where THead : class, ILabelClassifier<double>, INetwork<THead, double>
        where TWhole : class, ILabelClassifier<double>, INetwork<TWhole, double>
    {
        encoder.Parameters.CopyTo(whole.Parameters);
        head.Parameters.CopyTo(whole.Parameters[TEncoder.ParameterCount..]);
        var encoderOptimizer = Optimizer.Adam<double>(encoder, learningRate: 0.02);
        var headOptimizer = Optimizer.Adam<double>(head, learningRate: 0.02);
        var wholeOptimizer = Optimizer.Adam<double>(whole, learningRate: 0.02);
        var codes = new double[SampleCount * TEncoder.OutputSize];
        var codeGradients = new double[codes.Length];
        var encoderGradients = new double[TEncoder.ParameterCount];
        var headGradients = new double[THead.ParameterCount];
        var inputGradients = new double[s_inputs.Length];
        var wholeGradients = new double[TWhole.ParameterCount];
        var wholeInputGradients = new double[s_inputs.Length];

        double first = 0;
        double loss = 0;
        for (int step = 0; step < 200; step++)
        {
            encoder.ForwardBatch(s_inputs, codes);
            loss = head.BackwardBatch(codes, s_labels, headGradients, codeGradients);
            encoder.BackwardFromOutputBatch(s_inputs, codeGradients, encoderGradients, inputGradients);

            double wholeLoss = whole.BackwardBatch(s_inputs, s_labels, wholeGradients, wholeInputGradients);
            Closeness.AssertClose($"loss of step {step}", wholeLoss, loss, Tolerance);
            Closeness.AssertClose($"gradients of step {step}", wholeGradients, [.. encoderGradients, .. headGradients], Tolerance);
            Closeness.AssertClose($"input gradients of step {step}", wholeInputGradients, inputGradients, Tolerance);

            encoderOptimizer.Step(encoderGradients);
            headOptimizer.Step(headGradients);
            wholeOptimizer.Step(wholeGradients);
            Closeness.AssertClose($"parameters after step {step}", whole.Parameters, [.. encoder.Parameters, .. head.Parameters], Tolerance);
            first = step == 0 ? loss : first;
        }

        Assert.True(first > 0.5, $"The first loss is {first}: nothing was left to learn.");
        Assert.True(loss < 0.05, $"The loss fell from {first} to {loss} only.");
    }

    /// <summary>Not linear in the inputs, so that the encoder has something to find.</summary>
    private static int ClassOf(int sample) => s_inputs[sample * Whole.InputSize] * s_inputs[sample * Whole.InputSize + 1] > 0 ? 1 : 0;
}
