using NetGen.ModelFiles.Tests.Interop;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>A graph can be looked into before there is a class for it; what cannot be loaded is told with its node and never thrown.</summary>
public sealed class OnnxInspectTests : IDisposable
{
    private static readonly string s_data = Path.Combine(AppContext.BaseDirectory, "Data");

    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("network.onnx");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_policy_that_PyTorch_exported_is_shown_with_all_that_a_project_says_of_it()
    {
        ModelFileInfo info = Onnx.Inspect(Path.Combine(AppContext.BaseDirectory, "Samples", "policy.onnx"));
        Assert.Equal(
            """
            ONNX, 4-64-64-2, opset 13, written by pytorch 1.13.0
            layer  inputs  outputs  biases  activation  weights   biases
            1      4       64       yes     Tanh        0.weight  0.bias
            2      64      64       yes     Tanh        2.weight  2.bias
            3      64      2        yes     Identity    4.weight  4.bias
            inputs
              state [?, 4] FLOAT
            outputs
              preference [?, 2] FLOAT
            [Network(4, 64, 64, 2, Activation = Tanh)]
            [Network("policy.onnx")]  with  <NetGenModel Include="policy.onnx" />

            """,
            info.ToString());
        Assert.Equal((ModelFileFormat.Onnx, 13L, "pytorch 1.13.0", Precision.Single), (info.Format, info.Opset, info.Producer, info.Precision));
        Assert.Equal("0.weight [64, 4] FLOAT", info.Tensors[0].ToString());
        Assert.Equal([null, 4L], info.Inputs[0].Shape);
        Assert.Null(info.Layout);
        Assert.Empty(info.Problems);
    }

    [Fact]
    public void Every_exported_model_has_an_attribute_and_the_activations_that_were_exported()
    {
        foreach (ExporterModel model in ExporterModel.ReadAll(s_data))
        {
            ModelFileInfo info = Onnx.Inspect(Path.Combine(s_data, model.File), new() { OutputName = model.OutputName });
            Assert.DoesNotContain(info.Problems, problem => problem.PreventsLoading);
            Assert.Equal((model.Inputs[0].Length, model.Outputs[0].Length), (info.Layers[0].InputSize, info.Layers[^1].OutputSize));
            Assert.StartsWith($"[Network({model.Inputs[0].Length}, ", info.SuggestedAttribute, StringComparison.Ordinal);
            if (model.Activations is not null)
                Assert.Equal(model.Activations, info.Layers.Select(layer => layer.Activation.ToString()));
        }
    }

    [Fact]
    public void A_file_of_NetGen_gives_the_attribute_of_its_network()
    {
        Assert.Equal("[Network(3, 4, 2, Activation = ReLU, Output = Softmax)]", Saved("SoftmaxNet").SuggestedAttribute);
        Assert.Equal("[Network(3, 4, 2, Activation = Tanh, Output = Sigmoid, Bias = false)]", Saved("NoBiasNet").SuggestedAttribute);
        ModelFileInfo twice = Saved("MishDoubleNet");
        Assert.Equal("[Network(3, 8, 5, 2, Activation = Mish, Precision = Precision.Double)]", twice.SuggestedAttribute);
        Assert.Equal("[Network(\"network.onnx\", Precision = Precision.Double)]", twice.SuggestedFileAttribute);

        ModelFileInfo Saved(string name)
        {
            ExportedNetwork.All[name].SaveOnnx(Location);
            ModelFileInfo info = Onnx.Inspect(Location);
            Assert.Empty(info.Problems);
            return info;
        }
    }

    [Fact]
    public void Different_activations_are_a_list()
    {
        ModelFileInfo info = Inspect(WithInput(2).Floats("A", [2, 3], new float[6]).Floats("B", [3, 3], new float[9]).Floats("b", [3], 1, 2, float.NaN).Floats("C", [3, 1], 1, 2, 3)
            .Node("MatMul", "x A", "1").Node("Tanh", "1", "2").Node("Gemm", "2 B b", "3").Node("Relu", "3", "4").Node("MatMul", "4 C", "5").Node("Sigmoid", "5", "y").ToBytes());
        Assert.Equal("[Network(2, 3, 3, 1, Activations = new[] { Tanh, ReLU }, Output = Sigmoid)]", info.SuggestedAttribute);
        Assert.Equal([false, true, false], info.Layers.Select(layer => layer.HasBiases));
        Assert.Equal(
            ["The file has no biases of layer 1; they are 0.", "The file has no biases of layer 3; they are 0.", "'b' has 1 of 3 values that is NaN or infinite."],
            info.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void What_the_writer_says_of_the_model_is_metadata_and_damage_in_it_prevents_nothing()
    {
        byte[] model = Single("MatMul");
        Assert.Equal([("joint_names", "hip,knee"), ("action_scale", "0.5")], Inspect([.. model, .. Property("joint_names", "hip,knee"), .. Property("action_scale", "0.5")]).Metadata.Select(pair => (pair.Key, pair.Value)));

        ModelFileInfo damaged = Inspect([.. model, .. Wire.Bytes(14, Wire.Bytes(1, [0xFF, 0xFE]))]);
        Assert.Empty(damaged.Metadata);
        Assert.False(Assert.Single(damaged.Problems).PreventsLoading);
        Assert.Equal("[Network(2, 1, Bias = false)]", damaged.SuggestedAttribute);

        static byte[] Property(string key, string value) => Wire.Bytes(14, Wire.Text(1, key), Wire.Text(2, value));
    }

    [Fact]
    public void Operators_that_no_network_has_are_told_each_with_its_node()
    {
        ModelFileInfo info = Inspect(WithInput(2).Floats("K", [1, 1, 1, 1], 1).Node("Conv", "x K", "a").Node("Conv", "a K", "b").Node("MaxPool", "b", "c").NodeIn("com.microsoft", "FusedMatMul", "c c", "y").ToBytes());
        Assert.Equal(["node 'node0' (Conv)", "node 'node2' (MaxPool)", "node 'node3' ('com.microsoft' FusedMatMul)"], info.Problems.Select(problem => problem.Place));
        Assert.StartsWith("this operator is not supported in a fully connected network; supported are Abs, ", info.Problems[0].Reason, StringComparison.Ordinal);
        Assert.Equal("node 'node2' (MaxPool): this operator is not supported.", info.Problems[1].ToString());
        Assert.All(info.Problems, problem => Assert.True(problem.PreventsLoading));
        Assert.Empty(info.Layers);
        Assert.Equal((null, null, null), (info.SuggestedAttribute, info.SuggestedFileAttribute, info.SuggestedItem));
        Assert.StartsWith("ONNX, no network that can be loaded as it is, opset 13, written by test\ninputs\n  x [?, 2] FLOAT\noutputs\n  y [shape not told] FLOAT\ntensors\n  K [1, 1, 1, 1] FLOAT\nproblems\n", info.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_that_join_are_told_with_the_node_that_joins_them()
    {
        ModelFileInfo info = Inspect(WithInput(2).Floats("A", [2, 1], 1, 2).Floats("B", [2, 1], 3, 4).Node("MatMul", "x A", "a").Node("MatMul", "x B", "b").Node("Mul", "a b", "y").ToBytes());
        Assert.Equal(("node 'node2' (Mul)", "it joins two branches of the graph; in a fully connected network each layer has one layer before it."), (info.Problems[0].Place, info.Problems[0].Reason));
    }

    [Fact]
    public void A_policy_that_draws_says_which_value_can_be_read()
    {
        string sampled = Path.Combine(s_data, "sampled-17.onnx");
        ModelFileInfo info = Onnx.Inspect(sampled);
        Assert.Contains("(RandomNormalLike)", info.Problems[0].Place, StringComparison.Ordinal);
        Assert.EndsWith(
            "it draws random numbers, and a network gives the same whenever it is given the same. Name the value before the sampling, OutputName=\"/action_net/Gemm_output_0\" at the NetGenModel item "
            + "or new() { OutputName = \"/action_net/Gemm_output_0\" } in the call of Onnx.Load.",
            info.Problems[0].Reason,
            StringComparison.Ordinal);
        Assert.Empty(info.Layers);

        ModelFileInfo named = Onnx.Inspect(sampled, new() { OutputName = "/action_net/Gemm_output_0" });
        Assert.NotEmpty(named.Layers);
        Assert.Equal("<NetGenModel Include=\"sampled-17.onnx\" OutputName=\"/action_net/Gemm_output_0\" />", named.SuggestedItem);
    }

    [Fact]
    public void Outputs_that_would_be_left_aside_are_told_and_how_each_is_read()
    {
        OnnxBuilder Heads(string first) => WithInput(2).Floats("V", [2, 2], 1, 2, 3, 4).Floats("M", [2, 1], 5, 6).Node("MatMul", "x V", "value").Node("MatMul", "x M", "mean").Node("Conv", "value M", "map").Node("ArgMax", "value", "label").Output(first);
        ModelFileInfo info = Inspect(Heads("value").Output("mean").Output("map").ToBytes());
        Assert.Equal("[Network(2, 2, Bias = false)]", info.SuggestedAttribute);
        Assert.Equal(
            [
                "mean: It would be left aside: the network ends in 'value'. It can be read in its place: name it, OutputName=\"mean\" at the NetGenModel item or new() { OutputName = \"mean\" } in the call of Onnx.Load.",
                "map: It would be left aside: the network ends in 'value'.",
            ],
            info.Problems.Select(problem => problem.ToString()));
        Assert.All(info.Problems, problem => Assert.False(problem.PreventsLoading));

        // The first cannot be read, the second can.
        ModelFileInfo unreadable = Inspect(Heads("map").Output("mean").ToBytes());
        Assert.Equal([("node 'node2' (Conv)", true), ("mean", false)], unreadable.Problems.Select(problem => (problem.Place!, problem.PreventsLoading)));
        Assert.StartsWith("A network that ends here can be read: name it, OutputName=\"mean\"", unreadable.Problems[1].Reason, StringComparison.Ordinal);
        Assert.Equal("[Network(2, 1, Bias = false)]", Onnx.Inspect(Location, new() { OutputName = "mean" }).SuggestedAttribute);

        // Nothing tells which one it is.
        ModelFileInfo several = Inspect(WithInput(2).Floats("V", [2, 2], 1, 2, 3, 4).Floats("M", [2, 1], 5, 6).Node("MatMul", "x V", "value").Node("MatMul", "x M", "mean").Node("ArgMax", "value", "label")
            .Output("label", Int64Type).Output("value").Output("mean").ToBytes());
        Assert.Equal([null, "value", "mean"], several.Problems.Select(problem => problem.Place));
        Assert.StartsWith("The first output 'label' is not of floating-point numbers", several.Problems[0].Reason, StringComparison.Ordinal);
        Assert.Contains("The graph gives nothing named 'means'", Onnx.Inspect(Location, new() { OutputName = "means" }).Problems[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_the_graph_does_not_take_are_told()
    {
        ModelFileInfo info = Inspect(WithInput(3).Input("mask", FloatType, null, 3).Floats("A", [2, 1], 1, 2).Integers("taken", 0, 2)
            .Node("Gather", "x taken", "part", Attribute("axis", 1L)).Node("MatMul", "part A", "y").ToBytes());
        Assert.Equal("[Network(3, 1, Bias = false)]", info.SuggestedAttribute);
        Assert.Equal(
            ["The graph takes 2 of the network's 3 inputs; the weights of the others are 0.", "mask: It would be left aside: 'y' does not depend on it."],
            info.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void The_precision_of_the_attribute_is_one_that_can_hold_the_weights()
    {
        const float UnixTime = 1.7e9f;
        ModelFileInfo info = Inspect(Normalized(256));
        Assert.Equal("[Network(2, 2, 1, Activation = ReLU, Precision = Precision.Double)]", info.SuggestedAttribute);
        Assert.Null(info.SuggestedFileAttribute);
        ModelFileProblem problem = Assert.Single(info.Problems);
        Assert.Equal(("node 'node4' (MatMul)", false), (problem.Place, problem.PreventsLoading));
        Assert.StartsWith("the scaling of its input is folded into weights of single precision, which costs about ", problem.Reason, StringComparison.Ordinal);
        Assert.EndsWith(" A network of double precision can load the file as it is.", problem.Reason, StringComparison.Ordinal);

        ModelFileInfo hopeless = Inspect(Normalized(1e-4f));
        Assert.True(Assert.Single(hopeless.Problems).PreventsLoading);
        Assert.Null(hopeless.SuggestedAttribute);

        // Behind a layer: in front of the first one, a network can scale by itself.
        static byte[] Normalized(float deviation) => WithInput(2).Floats("mean", [2], UnixTime, 0).Floats("std", [2], deviation, 1).Floats("V", [2, 2], 1, 0, 0, 1).Floats("c", [2], 0, 0).Floats("W", [2, 1], 0.7f, -0.3f)
            .Node("Gemm", "x V c", "z").Node("Relu", "z", "h").Node("Sub", "h mean", "centred").Node("Div", "centred std", "n").Node("MatMul", "n W", "y").ToBytes();
    }

    [Fact]
    public void An_opset_that_is_not_known_is_told_and_may_be_permitted()
    {
        ModelFileInfo info = Inspect(Single("MatMul", 29));
        Assert.Equal(29, info.Opset);
        Assert.StartsWith("The model uses opset 29; 6 to 28 are read", Assert.Single(info.Problems).Reason, StringComparison.Ordinal);
        ModelFileInfo permitted = Onnx.Inspect(Location, new() { NewestOpset = 29 });
        Assert.Equal("<NetGenModel Include=\"network.onnx\" NewestOpset=\"29\" />", permitted.SuggestedItem);
        Assert.False(Assert.Single(permitted.Problems).PreventsLoading);
    }

    [Fact]
    public void A_file_of_another_name_or_place_says_so()
    {
        byte[] model = WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "a;b<\"c\"").Output("a;b<\"c\"").ToBytes();
        File.WriteAllBytes(_folder.Combine("a&b;%.onnx"), model);
        ModelFileInfo info = Onnx.Inspect(_folder.Combine("a&b;%.onnx"), new() { OutputName = "a;b<\"c\"" });
        Assert.Equal("[Network(\"a&b;%.onnx\")]", info.SuggestedFileAttribute);
        Assert.Equal("<NetGenModel Include=\"a&amp;b%3B%25.onnx\" OutputName=\"a%3Bb&lt;&quot;c&quot;\" />", info.SuggestedItem);

        // No build takes it for a graph.
        File.WriteAllBytes(_folder.Combine("network.bin"), model);
        Assert.Null(Onnx.Inspect(_folder.Combine("network.bin")).SuggestedFileAttribute);
        Assert.NotNull(Onnx.Inspect(_folder.Combine("network.bin")).SuggestedAttribute);
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "The file is a pointer of Git LFS, not the model: fetch the model with 'git lfs pull'.")]
    [InlineData("\u0001\u0002\u0003", "The file is no ONNX model or is malformed: ")]
    [InlineData("", "The file has no graph; is this an ONNX model?")]
    public void What_is_no_model_is_a_problem_of_the_whole_file(string content, string reason)
    {
        File.WriteAllText(Location, content);
        ModelFileInfo info = Onnx.Inspect(Location);
        ModelFileProblem problem = Assert.Single(info.Problems);
        Assert.Equal((null, true), (problem.Place, problem.PreventsLoading));
        Assert.StartsWith(reason, problem.Reason, StringComparison.Ordinal);
        Assert.Equal((null, null), (info.Opset, info.SuggestedAttribute));
    }

    [Fact]
    public void Data_beside_the_model_is_read_and_its_absence_told()
    {
        byte[] entry = Wire.Bytes(13, Wire.Text(1, "location"), Wire.Text(2, "weights.data"));
        byte[] model = WithInput(2).Initializer(Tensor("W", [2, 1], FloatType, entry, Wire.Integer(14, 1))).Node("MatMul", "x W", "y").ToBytes();
        Assert.Equal("The constant 'W' is in the file 'weights.data', which is not beside the model.", Assert.Single(Inspect(model).Problems).Reason);
        File.WriteAllBytes(_folder.Combine("weights.data"), new byte[8]);
        Assert.Empty(Onnx.Inspect(Location).Problems);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_an_exception()
    {
        Assert.Throws<FileNotFoundException>(() => Onnx.Inspect(Location));
        Assert.Throws<ArgumentNullException>("path", () => Onnx.Inspect(null!));
        Assert.Throws<ArgumentException>("path", () => Onnx.Inspect(""));
    }

    private static byte[] Single(string type, long opset = 13) => WithInput(2, opset).Floats("W", [2, 1], 3, 4).Node(type, "x W", "y").ToBytes();

    private ModelFileInfo Inspect(byte[] model)
    {
        File.WriteAllBytes(Location, model);
        return Onnx.Inspect(Location);
    }
}
