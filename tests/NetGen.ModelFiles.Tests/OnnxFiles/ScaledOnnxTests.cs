using System.Numerics;
using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>What a graph does in front of its first layer and behind its last one is the scaling of a network that declares it, and comes back bit for bit.</summary>
public sealed class ScaledOnnxTests
{
    private const float UnixTime = 1.7e9f;

    [Fact]
    public void Networks_come_back_bit_for_bit()
    {
        var random = new Random(5);
        for (int seed = 0; seed < 20; seed++)
        {
            RequireSame<InputScaledNet, float>(Drawn<InputScaledNet, float>(seed, random));
            RequireSame<ScaledBothNet, float>(Drawn<ScaledBothNet, float>(seed, random));
            RequireSame<ScaledBothDoubleNet, double>(Drawn<ScaledBothDoubleNet, double>(seed, random));
            RequireSame<OutputScaledNet, float>(Drawn<OutputScaledNet, float>(seed, random));
            RequireSame<NarrowScaledDoubleNet, double>(Drawn<NarrowScaledDoubleNet, double>(seed, random));
        }
    }

    [Fact]
    public void A_scaling_that_changes_nothing_comes_back_as_one()
    {
        RequireSame<ScaledBothDoubleNet, double>(new ScaledBothDoubleNet(seed: 1));
        RequireSame<NarrowScaledDoubleNet, double>(new NarrowScaledDoubleNet(seed: 1));
        RequireSame<OutputScaledNet, float>(new OutputScaledNet(seed: 1));
    }

    /// <summary>The initialisers and values are called what they are.</summary>
    [Fact]
    public void The_graph_says_what_it_does()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Combine("net.onnx");
        Onnx.Save(new ScaledBothNet(seed: 1), path);
        Assert.Equal(
            ["scaling.input_offset", "scaling.input_factor", "layers.1.weight", "layers.1.bias", "layers.2.weight", "layers.2.bias", "scaling.output_offset", "scaling.output_factor"],
            Onnx.Inspect(path).Tensors.Select(tensor => tensor.Name));
        Onnx.Save(new UnscaledNet(seed: 1), path);
        Assert.DoesNotContain("scaling", File.ReadAllText(path), StringComparison.Ordinal);
    }

    /// <summary>Raw Unix times, which no weights of single precision can take: refused where they would be folded, exact where they are scaled.</summary>
    [Theory]
    [InlineData("Sub, Div")]
    [InlineData("Sub, Mul")]
    [InlineData("Scaler")]
    [InlineData("BatchNormalization")]
    public void Unix_time_is_read_into_a_stage(string form)
    {
        byte[] model = Normalized(form);
        Assert.Contains(
            "is accepted. Give the network Scaling = Scaling.Inputs, so that it scales them as the file does; or scale the inputs before the network gets them",
            Assert.Throws<InvalidDataException>(() => Onnx.Load(new UnscaledTimeNet(), new MemoryStream(model))).Message, StringComparison.Ordinal);

        var network = new ScaledTimeNet(seed: 1);
        Assert.Equal("", Onnx.Load(network, new MemoryStream(model)).ToString());
        Assert.Equal([UnixTime, 2], network.InputScaling.Offsets.ToArray());
        Assert.Equal([1f / 256, 0.25f], network.InputScaling.Factors.ToArray());
        Assert.Equal([0.7f, -0.3f, 0.1f], network.Parameters.ToArray());
        var output = new float[1];
        foreach (int step in new[] { -5, -1, 0, 1, 3 })
        {
            network.Forward([UnixTime + 256 * step, 4], output);
            Assert.Equal(0.7f * step - 0.3f * 0.5f + 0.1f, output[0], 1e-6f);
        }
    }

    /// <summary>What weights can hold is part of them; what they cannot, the attribute to paste declares.</summary>
    [Fact]
    public void Looked_into_it_is_declared_where_folding_would_hurt()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Combine("clock.onnx");
        File.WriteAllBytes(path, Normalized("Sub, Div"));
        ModelFileInfo info = Onnx.Inspect(path);
        Assert.Equal((Scaling.Inputs, "[Network(2, 1, Scaling = Scaling.Inputs)]", "[Network(\"clock.onnx\")]"), (info.Scaling, info.SuggestedAttribute, info.SuggestedFileAttribute));
        Assert.StartsWith("ONNX, 2-1, scales its inputs, opset 13", info.ToString(), StringComparison.Ordinal);
        ModelFileProblem problem = Assert.Single(info.Problems);
        Assert.False(problem.PreventsLoading);
        Assert.EndsWith("A network with Scaling = Scaling.Inputs can load the file as it is.", problem.ToString(), StringComparison.Ordinal);

        var mild = new InputScaledNet(seed: 1);
        mild.InputScaling.Set([1, 2, 3], [4, 5, 6]);
        Onnx.Save(mild, path);
        info = Onnx.Inspect(path);
        Assert.Equal((Scaling.None, "[Network(3, 4, 2, Activation = Tanh)]"), (info.Scaling, info.SuggestedAttribute));
        Assert.Empty(info.Problems);

        path = folder.Combine("net.safetensors");
        Safetensors.Save(mild, path);
        Assert.Equal("[Network(3, 4, 2, Activation = Tanh, Scaling = Scaling.Inputs)]", Safetensors.Inspect(path).SuggestedAttribute);
    }

    /// <summary>x * s + t is (x - (-t / s)) * s, whatever the nodes are.</summary>
    [Fact]
    public void Factors_before_shifts_and_numbers_for_all_features_become_a_stage()
    {
        byte[] model = WithInput(2).Floats("s", [2], 4, -0.5f).Floats("t", [1, 2], 8, 3).Floats("half", [], 0.5f).Floats("W", [2, 1], 0.7f, -0.3f)
            .Node("Mul", "x s", "a").Node("Add", "a t", "b").Node("Mul", "b half", "c").Node("MatMul", "c W", "y").ToBytes();
        var network = new ScaledTimeNet(seed: 1);
        Onnx.Load(network, new MemoryStream(model));
        Assert.Equal([-2, 6], network.InputScaling.Offsets.ToArray());
        Assert.Equal([2, -0.25f], network.InputScaling.Factors.ToArray());
        Assert.Equal([0.7f, -0.3f, 0], network.Parameters.ToArray());
    }

    [Fact]
    public void Parts_of_the_inputs_have_their_own_scaling()
    {
        byte[] model = WithInput(2).Floats("o", [1], 5).Floats("f", [1], 0.5f).Floats("W", [1, 1], 3).Integers("second", 1)
            .Node("Gather", "x second", "p", Attribute("axis", 1L)).Node("Sub", "p o", "a").Node("Mul", "a f", "b").Node("MatMul", "b W", "y").ToBytes();
        var network = new ScaledTimeNet(seed: 1);
        Onnx.Load(network, new MemoryStream(model));
        Assert.Equal([0, 5], network.InputScaling.Offsets.ToArray());
        Assert.Equal([1, 0.5f], network.InputScaling.Factors.ToArray());
        Assert.Equal([0, 3, 0], network.Parameters.ToArray());
    }

    /// <summary>A part of what was scaled, scaled again; and a part that has no activation yet.</summary>
    [Theory]
    [InlineData("Tanh")]
    [InlineData("Identity")]
    public void Parts_of_the_outputs_have_their_own_scaling(string activation)
    {
        byte[] model = WithInput(2).Floats("W", [2, 2], 0.3f, 0.5f, -0.2f, 0.25f).Floats("s", [2], 2, 4).Floats("t", [1], 8).Floats("u", [1], 3).Integers("second", 1)
            .Node("MatMul", "x W", "z").Node(activation, "z", "a").Node("Mul", "a s", "b").Node("Gather", "b second", "c", Attribute("axis", 1L)).Node("Mul", "c t", "d").Node("Add", "d u", "y").ToBytes();
        INetwork<float> network = activation == "Tanh" ? new OutputScaledTanhNet(seed: 1) : new OutputScaledLinearNet(seed: 1);
        Onnx.Load(network, new MemoryStream(model));
        var output = new float[1];
        network.Forward([0.7f, -0.4f], output);
        float z = 0.7f * 0.5f - 0.4f * 0.25f;
        Assert.Equal(32 * (activation == "Tanh" ? MathF.Tanh(z) : z) + 3, output[0], 1e-5f);
        Assert.Equal(3, ((IScaledNetwork<float>)network).OutputScaling!.Offsets[0]);
    }

    /// <summary>A graph is whole in itself: what it does not scale is not scaled.</summary>
    [Fact]
    public void A_graph_without_scaling_resets_it_and_says_so()
    {
        var plain = new MemoryStream();
        Onnx.Save(new UnscaledNet(seed: 1), plain);
        ScaledBothNet network = Drawn<ScaledBothNet, float>(3, new Random(1));
        ModelLoadReport report = Onnx.Load(network, new MemoryStream(plain.ToArray()));
        Assert.True(network.InputScaling.IsIdentity && network.OutputScaling.IsIdentity);
        Assert.Equal(
            ["The file does not scale its inputs; the network's scaling of them changes nothing now.", "The file does not scale its outputs; the network's scaling of them changes nothing now."],
            report.Warnings);
    }

    /// <summary>A stage that is not declared is folded as ever, each on its side.</summary>
    [Fact]
    public void What_is_not_declared_is_folded()
    {
        var source = new ScaledBothDoubleNet(seed: 2);
        source.InputScaling.Set([1, -2, 3], [0.5, 2, -3]);
        source.OutputScaling.Set([4, 5], [0.25, -2]);
        var file = new MemoryStream();
        Onnx.Save(source, file);
        double[] input = [0.3, -1.2, 2.5], expected = new double[2];
        source.Forward(input, expected);

        var plain = new UnscaledDoubleNet();
        Onnx.Load(plain, new MemoryStream(file.ToArray()));
        var inputs = new InputScaledDoubleNet();
        Onnx.Load(inputs, new MemoryStream(file.ToArray()));
        Assert.Equal(source.InputScaling.Offsets, inputs.InputScaling.Offsets);
        foreach (INetwork<double> network in new INetwork<double>[] { plain, inputs })
        {
            var output = new double[2];
            network.Forward(input, output);
            Assert.Equal(expected[0], output[0], 1e-12);
            Assert.Equal(expected[1], output[1], 1e-12);
        }
    }

    [Fact]
    public void A_factor_of_0_is_no_scaling_and_is_folded()
    {
        byte[] model = WithInput(2).Floats("s", [2], 0, 2).Floats("t", [2], 8, 3).Floats("W", [2, 1], 0.5f, -0.25f).Floats("z", [1], 0).Floats("u", [1], 7)
            .Node("Mul", "x s", "a").Node("Add", "a t", "b").Node("MatMul", "b W", "y").ToBytes();
        var network = new ScaledTimeNet(seed: 1);
        network.InputScaling.Set([1, 2], [3, 4]);
        Assert.Contains("does not scale its inputs", Onnx.Load(network, new MemoryStream(model)).ToString(), StringComparison.Ordinal);
        Assert.True(network.InputScaling.IsIdentity);
        Assert.Equal([0, -0.5f, 8 * 0.5f - 3 * 0.25f], network.Parameters.ToArray());
    }

    /// <summary>An offset that the network's precision does not hold shifts the input for every sample.</summary>
    [Fact]
    public void A_double_offset_is_judged_in_single_precision()
    {
        byte[] Model(double offset) => WithInput(2).Initializer(Tensor("o", [2], DoubleType, Wire.Bytes(9, BitConverter.GetBytes(offset), BitConverter.GetBytes(0.0))))
            .Floats("d", [2], 256, 1).Floats("W", [2, 1], 0.7f, -0.3f).Node("Sub", "x o", "a").Node("Div", "a d", "b").Node("MatMul", "b W", "y").ToBytes();
        var network = new ScaledTimeNet(seed: 1);
        string message = Assert.Throws<InvalidDataException>(() => Onnx.Load(network, new MemoryStream(Model(1700000050)))).Message;
        Assert.Contains("the number at index 0, 1700000050, becomes 1700000000 in single precision, which shifts its input by 0.195 deviations; at most 0.001 is accepted. Give the network Precision = Precision.Double.", message, StringComparison.Ordinal);
        Assert.True(network.InputScaling.IsIdentity);
        Assert.Contains("which shifts its input by 0.000195 deviations.", Onnx.Load(network, new MemoryStream(Model(1700000000.05))).ToString(), StringComparison.Ordinal);
        Assert.Equal(UnixTime, network.InputScaling.Offsets[0]);
    }

    /// <summary>A mean of 1.7e9 and a deviation of 256, of which 1/256 is exact.</summary>
    private static byte[] Normalized(string form)
    {
        OnnxBuilder builder = WithInput(2).Floats("mean", [2], UnixTime, 2).Floats("deviation", [2], 256, 4).Floats("factor", [2], 1f / 256, 0.25f).Floats("variance", [2], 256 * 256, 16)
            .Floats("one", [2], 1, 1).Floats("zero", [2], 0, 0).Floats("W", [2, 1], 0.7f, -0.3f).Floats("b", [1], 0.1f);
        builder = form switch
        {
            "Sub, Div" => builder.Node("Sub", "x mean", "c").Node("Div", "c deviation", "n"),
            "Sub, Mul" => builder.Node("Sub", "x mean", "c").Node("Mul", "c factor", "n"),
            "Scaler" => builder.NodeIn("ai.onnx.ml", "Scaler", "x", "n", Attribute("offset", UnixTime, 2f), Attribute("scale", 1f / 256, 0.25f)),
            _ => builder.Node("BatchNormalization", "x one zero mean variance", "n", Attribute("epsilon", 0f)),
        };
        return builder.Node("Gemm", "n W b", "y").ToBytes();
    }

    /// <summary>A network with numbers of all sizes in its scaling, of which few have an exact reciprocal.</summary>
    internal static TNetwork Drawn<TNetwork, T>(int seed, Random random)
        where TNetwork : INetwork<TNetwork, T>, IScaledNetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = TNetwork.Create(seed);
        foreach (FeatureScaling<T>? scaling in new[] { network.InputScaling, network.OutputScaling })
            scaling?.Set([.. Enumerable.Range(0, scaling.Count).Select(_ => Number())], [.. Enumerable.Range(0, scaling.Count).Select(_ => Number())]);
        return network;

        T Number() => T.CreateTruncating((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 6)));
    }

    private static void RequireSame<TNetwork, T>(TNetwork network)
        where TNetwork : INetwork<TNetwork, T>, IScaledNetwork<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var file = new MemoryStream();
        Onnx.Save(network, file);
        file.Position = 0;
        var again = TNetwork.Create(seed: 99);
        Onnx.Load(again, file);
        Assert.Equal(network.Parameters, again.Parameters);
        Assert.Equal(network.InputScaling is null ? [] : network.InputScaling.Offsets, again.InputScaling is null ? [] : again.InputScaling.Offsets);
        Assert.Equal(network.InputScaling is null ? [] : network.InputScaling.Factors, again.InputScaling is null ? [] : again.InputScaling.Factors);
        Assert.Equal(network.OutputScaling is null ? [] : network.OutputScaling.Offsets, again.OutputScaling is null ? [] : again.OutputScaling.Offsets);
        Assert.Equal(network.OutputScaling is null ? [] : network.OutputScaling.Factors, again.OutputScaling is null ? [] : again.OutputScaling.Factors);
    }
}
