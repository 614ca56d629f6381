using NetGen.Tests.Allocation;

namespace NetGen.Tests.Chaining;

/// <summary>The outputs of one network are the inputs of the next without a copy: the sizes are part of the types.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class ShapedChainTests
{
    private static readonly double[] s_sample = [0.3, -1.2, 0.7, 0.05, -0.4];

    [Fact]
    public void Gives_what_the_whole_network_gives()
    {
        var encoder = new Encoder(seed: 3);
        var head = new Head(seed: 4);
        var whole = new Whole([.. encoder.Parameters, .. head.Parameters]);
        double[] expected = new double[Whole.OutputSize];
        whole.Forward(s_sample, expected);

        encoder.Forward(EncoderInput(), out Encoder.Output code);
        head.Forward(in code, out Head.Output output);

        Assert.Equal(expected, ((ReadOnlySpan<double>)output).ToArray());
        Assert.Equal(whole.Classify(s_sample), head.Classify(in code));
    }

    [Fact]
    public void Gives_the_same_bits_as_spans_in_loops()
    {
        var encoder = new EncoderLoops(seed: 3);
        var head = new HeadLoops(seed: 4);
        double[] hidden = new double[EncoderLoops.OutputSize];
        double[] expected = new double[HeadLoops.OutputSize];
        encoder.Forward(s_sample, hidden);
        head.Forward(hidden, expected);

        EncoderLoops.Input input = default;
        s_sample.CopyTo(input);
        encoder.Forward(input, out EncoderLoops.Output code);
        head.Forward(code, out HeadLoops.Output output);

        Assert.Equal(expected, ((ReadOnlySpan<double>)output).ToArray());
        Assert.Equal(head.Classify(hidden), head.Classify(in code));
    }

    /// <summary>Input and output are one variable: nothing is written before all is read.</summary>
    [Fact]
    public void May_go_round_in_one_variable()
    {
        var step = new Recurrent(seed: 5);
        var loops = new RecurrentLoops(seed: 5);
        float[] expected = [0.1f, 0.2f, 0.3f, 0.4f];
        float[] expectedOfLoops = [0.1f, 0.2f, 0.3f, 0.4f];
        Recurrent.Output state = default;
        RecurrentLoops.Output stateOfLoops = default;
        expected.CopyTo(state);
        expected.CopyTo(stateOfLoops);

        for (int time = 0; time < 5; time++)
        {
            step.Forward((ReadOnlySpan<float>)expected.ToArray(), expected);
            loops.Forward((ReadOnlySpan<float>)expectedOfLoops.ToArray(), expectedOfLoops);
            step.Forward(in state, out state);
            loops.Forward(in stateOfLoops, out stateOfLoops);
        }

        Assert.Equal(expected, ((ReadOnlySpan<float>)state).ToArray());
        Assert.Equal(expectedOfLoops, ((ReadOnlySpan<float>)stateOfLoops).ToArray());
    }

    [Fact]
    public void Begins_with_a_struct_of_the_users()
    {
        var step = new Recurrent(seed: 5);
        float[] expected = new float[Recurrent.OutputSize];
        step.Forward([1, 2, 3, 4], expected);

        step.Forward(new Observation { Position = 1, Velocity = 2, Angle = 3, Spin = 4 }, out Recurrent.Output output);

        Assert.Equal(expected, ((ReadOnlySpan<float>)output).ToArray());
    }

    [Fact]
    public void Reads_no_struct_beyond_its_end()
    {
        var step = new Recurrent(seed: 5);

        var exception = Assert.Throws<ArgumentException>(() => step.Forward(new TooShort { Position = 1 }, out Recurrent.Output _));

        Assert.Equal("input", exception.ParamName);
        Assert.StartsWith("Recurrent (4-6-4): the type of input takes 4 bytes and needs 16, the inputs of one sample and nothing else.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Allocates_nothing()
    {
        var encoder = new Encoder(seed: 3);
        var head = new Head(seed: 4);
        var encoderLoops = new EncoderLoops(seed: 3);
        var headLoops = new HeadLoops(seed: 4);
        Encoder.Input input = EncoderInput();
        EncoderLoops.Input inputOfLoops = default;
        s_sample.CopyTo(inputOfLoops);
        Run();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            encoder.Forward(in input, out Encoder.Output code);
            head.Forward(in code, out Head.Output _);
            _ = head.Classify(in code);
            encoderLoops.Forward(in inputOfLoops, out EncoderLoops.Output codeOfLoops);
            headLoops.Forward(in codeOfLoops, out HeadLoops.Output _);
            _ = headLoops.Classify(in codeOfLoops);
        }
    }

    private static Encoder.Input EncoderInput()
    {
        Encoder.Input input = default;
        s_sample.CopyTo(input);
        return input;
    }
}
