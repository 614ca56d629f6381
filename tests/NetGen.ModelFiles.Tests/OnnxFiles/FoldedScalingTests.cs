using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>A normalisation that single-precision weights cannot hold is refused with the figure; what can be folded is, with a remark where it costs.</summary>
public sealed class FoldedScalingTests
{
    private const float UnixTime = 1.7e9f;

    [Fact]
    public void Unix_time_is_refused_in_single_precision_and_right_in_double()
    {
        byte[] model = Normalized([UnixTime, 0], [256, 1]);
        var network = new ScaledNet(seed: 1);
        float[] before = network.Parameters.ToArray();
        Assert.Equal(
            "Node 'node2' (Gemm): the scaling of its input is folded into weights of single precision, which costs about 0.364 of the deviation of what neuron 0 computes, "
            + "because input 0 (both counted from 0) is shifted by 6.64E+06 deviations; at most 0.001 is accepted. Give the network Scaling = Scaling.Inputs, so that it scales them as the file does; or scale the inputs before the network gets them, and export the model without that; "
            + "or export it in double precision, and give the network Precision = Precision.Double.",
            Assert.Throws<InvalidDataException>(() => Onnx.Load(network, new MemoryStream(model))).Message);
        Assert.Equal(before, network.Parameters.ToArray());

        // The same file: its weights are folded in double, and stay so.
        var twice = new ScaledDoubleNet();
        Assert.Equal("", Onnx.Load(twice, new MemoryStream(model)).ToString());
        var output = new double[1];
        twice.Forward([1700000256, 0.5], output);
        double expected = 0.7f * ((1700000256.0 - UnixTime) / 256) - 0.3f * 0.5 + 0.1f;
        Assert.Equal(expected, output[0], 1e-8);
    }

    [Fact]
    public void Double_precision_has_a_limit_of_its_own()
    {
        var remarks = new List<string>();
        DenseModel model = Read(Normalized([UnixTime, 0], [1e-4f, 1]));
        Assert.Contains("folded into weights of double precision, which costs about 0.00173 of", Assert.Throws<ModelFileException>(() => FoldingLoss.Judge(model, toDouble: true, remarks)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pressure_and_temperature_are_read_with_the_figure_and_are_as_exact_as_it_says()
    {
        byte[] model = Normalized([1013.25f, 293.15f], [0.5f, 0.1f]);
        var network = new ScaledNet();
        ModelLoadReport report = Onnx.Load(network, new MemoryStream(model));
        Assert.Equal(
            "Node 'node2' (Gemm): the scaling of its input is folded into weights of single precision, which costs about 0.00018 of the deviation of what neuron 0 computes, "
            + "because input 0 (both counted from 0) is shifted by 2.03E+03 deviations.",
            report.ToString());
        double norm = Math.Sqrt(0.7 * 0.7 + 0.3 * 0.3);
        double worst = 0;
        var random = new Random(1);
        for (int sample = 0; sample < 200; sample++)
        {
            float[] x = [1013.25f + 0.5f * (float)(4 * random.NextDouble() - 2), 293.15f + 0.1f * (float)(4 * random.NextDouble() - 2)];
            var output = new float[1];
            network.Forward(x, output);
            double expected = 0.7f * ((x[0] - (double)1013.25f) / 0.5f) - 0.3f * ((x[1] - (double)293.15f) / 0.1f) + 0.1f;
            worst = Math.Max(worst, Math.Abs(output[0] - expected) / norm);
        }

        Assert.InRange(worst, 0.00018 / 10, 4 * 0.00018);
    }

    [Theory]
    [InlineData(19791.091f, 0, 60261, 6.28318530718f)] // ACAS Xu: distance and angle
    [InlineData(650, 600, 1100, 1200)] // and the two speeds
    [InlineData(-9.81f, 0.3f, 0.5f, 0.02f)] // a legged robot: gravity and a joint
    [InlineData(0, 0, 1e-3f, 1e6f)]
    public void Usual_normalisations_are_read_without_a_word(float mean0, float mean1, float deviation0, float deviation1) =>
        Assert.Equal("", Onnx.Load(new ScaledNet(), new MemoryStream(Normalized([mean0, mean1], [deviation0, deviation1]))).ToString());

    /// <summary>Whatever the nodes are that scale.</summary>
    [Theory]
    [InlineData("Sub, Div")]
    [InlineData("Sub, Mul")]
    [InlineData("Mul, Add")]
    [InlineData("one number")]
    [InlineData("Scaler")]
    [InlineData("BatchNormalization")]
    [InlineData("BatchNormalization of a small scale")]
    [InlineData("between layers")]
    [InlineData("no matrix")]
    public void Every_form_is_judged(string form)
    {
        foreach ((float mean, string? refusal) in new[] { (1000f, null), (1e7f, "of single precision, which costs about") })
        {
            OnnxBuilder builder = WithInput(2).Floats("mean", [2], mean, 0).Floats("minus", [2], -mean, 0).Floats("one", [2], 1, 1).Floats("small", [2], 1e-3f, 1e-3f)
                .Floats("zero", [2], 0, 0).Floats("number", [], mean).Floats("low", [], -5).Floats("high", [], 5).Floats("W", [2, 2], 0.5f, -0.25f, 0.25f, 0.5f);
            builder = form switch
            {
                "Sub, Div" => builder.Node("Sub", "x mean", "c").Node("Div", "c one", "n").Node("MatMul", "n W", "y"),
                "Sub, Mul" => builder.Node("Sub", "x mean", "c").Node("Mul", "c one", "n").Node("MatMul", "n W", "y"),
                "Mul, Add" => builder.Node("Mul", "x one", "c").Node("Add", "c minus", "n").Node("MatMul", "n W", "y"),
                "one number" => builder.Node("Sub", "x number", "n").Node("MatMul", "n W", "y"),
                "Scaler" => builder.NodeIn("ai.onnx.ml", "Scaler", "x", "n", Attribute("offset", mean, 0f), Attribute("scale", 1f, 1f)).Node("MatMul", "n W", "y"),
                "BatchNormalization" => builder.Node("BatchNormalization", "x one zero mean one", "n", Attribute("epsilon", 0f)).Node("MatMul", "n W", "y"),
                "BatchNormalization of a small scale" => builder.Node("BatchNormalization", "x small zero mean one", "n", Attribute("epsilon", 0f)).Node("MatMul", "n W", "y"),
                "between layers" => builder.Node("MatMul", "x W", "z").Node("Relu", "z", "h").Node("Sub", "h mean", "c").Node("Div", "c one", "n").Node("MatMul", "n W", "y"),
                _ => builder.Node("Sub", "x mean", "n").Node("Clip", "n low high", "y"),
            };
            DenseModel model = Read(builder.ToBytes());
            var remarks = new List<string>();
            if (refusal is not null)
                Assert.Contains(refusal, Assert.Throws<ModelFileException>(() => FoldingLoss.Judge(model, toDouble: false, remarks)).Message, StringComparison.Ordinal);
            else
                FoldingLoss.Judge(model, toDouble: false, remarks);
            Assert.Equal(refusal is null ? 1 : 0, remarks.Count);

            remarks.Clear();
            FoldingLoss.Judge(model, toDouble: true, remarks);
            Assert.Empty(remarks);
        }
    }

    /// <summary>An output in other units is rounded as the graph rounds it, however large they are.</summary>
    [Fact]
    public void Scaling_behind_the_last_layer_is_not_judged()
    {
        var remarks = new List<string>();
        FoldingLoss.Judge(
            Read(WithInput(2).Floats("W", [2, 1], 1, 2).Floats("scale", [1], 10).Floats("shift", [1], 1e6f).Node("MatMul", "x W", "z").Node("Tanh", "z", "t").Node("Mul", "t scale", "s").Node("Add", "s shift", "y").ToBytes()),
            toDouble: false, remarks);
        Assert.Empty(remarks);
    }

    [Fact]
    public void Only_neurons_that_are_taken_are_judged()
    {
        // Neuron 0 sees the input that cannot be folded, neuron 1 does not.
        OnnxBuilder builder = WithInput(2).Floats("mean", [2], 1e9f, 0).Floats("W", [2, 2], 1, 0, 0, 1).Integers("second", 1).Integers("first", 0)
            .Node("Sub", "x mean", "n").Node("MatMul", "n W", "z").Node("Tanh", "z", "h").Node("Gather", "h second", "y", Attribute("axis", 1L)).Node("Gather", "h first", "other", Attribute("axis", 1L));
        var remarks = new List<string>();
        FoldingLoss.Judge(Read(builder.ToBytes()), toDouble: false, remarks);
        Assert.Empty(remarks);
        Assert.Throws<ModelFileException>(() => FoldingLoss.Judge(Read(builder.ToBytes(), "other"), toDouble: false, remarks));
    }

    /// <summary>((x - mean) / deviation) W + b with W = (0.7, -0.3), b = 0.1.</summary>
    private static byte[] Normalized(float[] mean, float[] deviation) => WithInput(2).Floats("mean", [2], mean).Floats("deviation", [2], deviation)
        .Floats("W", [2, 1], 0.7f, -0.3f).Floats("b", [1], 0.1f).Node("Sub", "x mean", "c").Node("Div", "c deviation", "n").Node("Gemm", "n W b", "y").ToBytes();
}
