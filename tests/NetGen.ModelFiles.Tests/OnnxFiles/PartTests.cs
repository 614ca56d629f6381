using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Reference;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Parts of what a layer gives, and of the network's inputs, that constants take.</summary>
public sealed class PartTests
{
    private static readonly float[] s_weights = [1, 2, 3, 4, 5, 6, 7, 8];

    // What tf2onnx and PyTorch write as the end of a dimension that they do not know.
    private const long ToTheEnd = int.MaxValue;

    /// <summary>The six policies of mujoco_playground, in small: normalise, SiLU, a product, the first half of it, tanh.</summary>
    [Fact]
    public void A_policy_of_mujoco_playground_gives_the_tanh_of_its_mean()
    {
        OnnxBuilder builder = new OnnxBuilder(11).Input("obs", FloatType, 1, 2).Floats("mean", [2], 0.5f, -1).Floats("reciprocal", [2], 2, 0.25f)
            .Floats("hidden", [2, 2], 1, -2, 3, 4).Floats("b", [2], 0.1f, 0.2f).Floats("last", [2, 4], s_weights).Floats("c", [4], 1, 2, 3, 4)
            .Node("Sub", "obs mean", "sub").Node("Mul", "sub reciprocal", "n").Node("Gemm", "n hidden b", "z").Node("Sigmoid", "z", "s").Node("Mul", "z s", "h")
            .Node("Gemm", "h last c", "logits").NodeIn("", "Split", "logits", "split:0 split:1", Attribute("axis", -1L)).Node("Tanh", "split:0", "continuous_actions");
        DenseModel model = Read(builder.Output("continuous_actions", FloatType, 1, 2).ToBytes("tf2onnx"));
        Assert.Equal(["SiLU", "Tanh"], model.Layers.Select(layer => layer.Activation!.Name));
        Assert.Equal([1.0, 2, 5, 6], model.Layers[1].Weights);
        Assert.Equal([1.0, 2], model.Layers[1].Biases!);
        Assert.Equal(("last", "c"), (model.Layers[1].WeightName, model.Layers[1].BiasName));
        Assert.Equal([2, 4], model.Layers[1].WeightShape);

        double[] n = [(3 - 0.5) * 2, (1 + 1) * 0.25];
        double[] h = [.. new[] { n[0] + 3 * n[1] + 0.1f, -2 * n[0] + 4 * n[1] + 0.2f }.Select(z => z / (1 + Math.Exp(-z)))];
        AssertClose([Math.Tanh(h[0] + 5 * h[1] + 1), Math.Tanh(2 * h[0] + 6 * h[1] + 2)], model.Evaluate([3, 1]));

        // The other half is the deviations.
        Assert.Equal([3.0, 4, 7, 8], Read(builder.ToBytes(), "split:1").Layers[1].Weights);
    }

    public static TheoryData<string> Forms => [.. s_forms.Keys];

    /// <summary>The opset, the nodes from "v" [N, 4] to "p", and what they take.</summary>
    private static readonly Dictionary<string, (long Opset, Func<OnnxBuilder, OnnxBuilder> Nodes, int[] Taken)> s_forms = new()
    {
        ["Split in equal parts"] = (11, b => b.NodeIn("", "Split", "v", "p q", Attribute("axis", 1L)), [0, 1]),
        ["Split by an attribute"] = (6, b => b.NodeIn("", "Split", "v", "q p", Attribute("axis", 1L), Attribute("split", 1L, 3L)), [1, 2, 3]),
        ["Split by an input"] = (13, b => b.Integers("sizes", 1, 2, 1).NodeIn("", "Split", "v sizes", "q p r", Attribute("axis", -1L)), [1, 2]),
        ["Split by a number of outputs, the last smaller"] = (18, b => b.NodeIn("", "Split", "v", "q r p", Attribute("axis", 1L), Attribute("num_outputs", 3L)), []),
        ["Split by a number of outputs"] = (18, b => b.NodeIn("", "Split", "v", "q p", Attribute("axis", 1L), Attribute("num_outputs", 2L)), [2, 3]),
        ["Slice by attributes"] = (9, b => b.Node("Slice", "v", "p", Attribute("axes", [1L]), Attribute("starts", [1L]), Attribute("ends", [3L])), [1, 2]),
        ["Slice by attributes without axes"] = (9, b => b.Node("Slice", "v", "p", Attribute("starts", 0L, 2L), Attribute("ends", ToTheEnd, ToTheEnd)), [2, 3]),
        ["Slice by inputs"] = (13, b => b.Integers("s", 1).Integers("e", 3).Integers("a", 1).Node("Slice", "v s e a", "p"), [1, 2]),
        ["Slice to the end"] = (13, b => b.Integers("s", -3).Integers("e", long.MaxValue).Integers("a", -1).Node("Slice", "v s e a", "p"), [1, 2, 3]),
        ["Slice before the end"] = (13, b => b.Integers("s", 0).Integers("e", -1).Integers("a", -1).Node("Slice", "v s e a", "p"), [0, 1, 2]),
        ["Slice in steps"] = (13, b => b.Integers("s", 0).Integers("e", ToTheEnd).Integers("a", 1).Integers("t", 2).Node("Slice", "v s e a t", "p"), [0, 2]),
        ["Slice backwards"] = (13, b => b.Integers("s", -1).Integers("e", -ToTheEnd).Integers("a", 1).Integers("t", -1).Node("Slice", "v s e a t", "p"), [3, 2, 1, 0]),
        ["Slice backwards in steps"] = (13, b => b.Integers("s", 3).Integers("e", 0).Integers("a", 1).Integers("t", -2).Node("Slice", "v s e a t", "p"), [3, 1]),
        ["Slice of all samples"] = (13, b => b.Integers("s", 0, 1).Integers("e", ToTheEnd, 3).Node("Slice", "v s e", "p"), [1, 2]),
        ["Slice of all samples by their number"] = (13, b => b.Node("Shape", "v", "shape").Integers("zero", 0).Node("Gather", "shape zero", "n").Integers("a", 0).Node("Slice", "v zero n a", "w").Integers("s", 2).Integers("e", 4).Integers("one", 1).Node("Slice", "w s e one", "p"), [2, 3]),
        ["Slice twice"] = (13, b => b.Integers("s", 1).Integers("e", 4).Integers("a", 1).Node("Slice", "v s e a", "w").Node("Slice", "w s e a", "p"), [2, 3]),
        ["Gather"] = (13, b => b.Integers("i", 3, 0, -2).Node("Gather", "v i", "p", Attribute("axis", 1L)), [3, 0, 2]),
        ["Gather one value twice"] = (13, b => b.Integers("i", 1, 1).Node("Gather", "v i", "p", Attribute("axis", -1L)), [1, 1]),
        ["Gather in a square"] = (13, b => b.Initializer(IntegerTensor("i", [2, 2], 0, 2, 3, 1)).Node("Gather", "v i", "w", Attribute("axis", 1L)).Node("Flatten", "w", "p"), [0, 2, 3, 1]),
        ["Gather in two dimensions"] = (13, b => b.Integers("square", -1, 2, 2).Node("Reshape", "v square", "w").Integers("i", 1).Node("Gather", "w i", "u", Attribute("axis", 2L)).Node("Flatten", "u", "p"), [1, 3]),
        ["Gather of everything"] = (13, b => b.Integers("i", 0, 1, 2, 3).Node("Gather", "v i", "p", Attribute("axis", 1L)), [0, 1, 2, 3]),
    };

    /// <summary>A graph with each form, its input of 4 numbers and its output "p"; opsets that other runtimes have.</summary>
    public static IEnumerable<(string Name, byte[] Model)> Graphs => s_forms.Where(form => form.Value.Opset >= 7 && form.Value.Taken.Length > 0)
        .Select(form => (form.Key, form.Value.Nodes(WithInput(4, form.Value.Opset).Floats("W", [4, 4], [.. Enumerable.Range(0, 16).Select(i => i * i % 7 - 3f)]).Node("MatMul", "x W", "z").Node("Tanh", "z", "v")).Output("p").ToBytes()));

    /// <summary>The parts of a product, of an activation, of what is behind scaling constants, and of the network's inputs.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void A_part_has_the_numbers_that_were_taken(string form)
    {
        (long opset, Func<OnnxBuilder, OnnxBuilder> nodes, int[] taken) = s_forms[form];
        byte[][] broadcast = opset < 7 ? [Attribute("broadcast", 1L)] : [];
        double[] input = [0.5, -1.25, 2, 0.75];
        OnnxBuilder Start() => WithInput(4, opset).Floats("W", [4, 4], [.. Enumerable.Range(0, 16).Select(i => i * i % 7 - 3f)]).Floats("b", [4], 0.5f, 1, -1, 2).Floats("factors", [4], 1, 2, 3, 4)
            .Floats("V", [Math.Max(taken.Length, 1), 1], [.. Enumerable.Range(1, Math.Max(taken.Length, 1)).Select(i => (float)i)]);
        OnnxBuilder Scaled(string from) => Start().Node("MatMul", "x W", "z").Node("Tanh", "z", "tanh").Node("Mul", from + " factors", "m", broadcast).Node("Add", "m b", "v", broadcast);
        double[] z = [.. Enumerable.Range(0, 4).Select(j => Enumerable.Range(0, 4).Sum(i => input[i] * ((i * 4 + j) * (i * 4 + j) % 7 - 3)))];
        double[] tanh = [.. z.Select(Math.Tanh)];
        double[] offsets = [0.5, 1, -1, 2];
        double[] Moved(double[] values) => [.. values.Select((value, i) => value * (i + 1) + offsets[i])];

        if (taken.Length == 0)
        {
            Assert.Contains("(Split): it splits dimension 1 of a value of the shape [N, 4] in 3 equal parts and has 3 outputs", Refusal(nodes(WithInput(4, opset).Node("Identity", "x", "v")).Output("p").ToBytes()), StringComparison.Ordinal);
            return;
        }

        Check(nodes(Start().Node("MatMul", "x W", "z").Node("Identity", "z", "v")), "p", z);
        Check(nodes(Start().Node("MatMul", "x W", "z").Node("Identity", "z", "v")).Node("Tanh", "p", "y"), "y", tanh);
        Check(nodes(Start().Node("MatMul", "x W", "z").Node("Tanh", "z", "v")), "p", tanh);
        Check(nodes(Scaled("z")), "p", Moved(z));
        Check(nodes(Scaled("tanh")), "p", Moved(tanh));
        CheckSum(nodes(Scaled("tanh")), Moved(tanh));
        CheckSum(nodes(Start().Node("Mul", "x factors", "m", broadcast).Node("Add", "m b", "v", broadcast)), Moved(input));
        DenseModel ofInputs = CheckSum(nodes(Start().Node("Identity", "x", "v")), input);
        Assert.Equal(4, ofInputs.Layers[0].Inputs);

        void Check(OnnxBuilder builder, string output, double[] values) => AssertClose([.. taken.Select(i => values[i])], Read(builder.Output(output).ToBytes()).Evaluate(input));

        DenseModel CheckSum(OnnxBuilder builder, double[] values)
        {
            DenseModel model = Read(builder.Node("MatMul", "p V", "y").ToBytes());
            AssertClose([taken.Select((i, position) => values[i] * (position + 1)).Sum()], model.Evaluate(input));
            return model;
        }
    }

    [Fact]
    public void Inputs_that_the_graph_leaves_aside_have_weights_of_0_and_are_told()
    {
        DenseModel model = Read(WithInput(4).Floats("W", [2, 1], 5, 6).Integers("s", 1).Integers("e", 3).Integers("a", 1).Node("Slice", "x s e a", "p").Node("MatMul", "p W", "y").ToBytes());
        Assert.Equal([0.0, 5, 6, 0], model.Layers[0].Weights);
        Assert.Equal("The graph takes 2 of the network's 4 inputs; the weights of the others are 0.", Assert.Single(model.Remarks));
    }

    [Fact]
    public void One_sample_of_a_batch_of_one_may_be_taken_and_one_value_of_a_sample()
    {
        Assert.Equal([1.0, 2], Read(new OnnxBuilder().Input("x", FloatType, 1, 2).Floats("W", [2, 1], 1, 2).Initializer(IntegerTensor("zero", [], 0)).Node("Gather", "x zero", "v").Node("MatMul", "v W", "y").ToBytes()).Layers[0].Weights);
        Assert.Equal([2.0, 4], Read(WithInput(2).Floats("W", [2, 2], 1, 2, 3, 4).Initializer(IntegerTensor("one", [], 1)).Node("MatMul", "x W", "z").Node("Gather", "z one", "y", Attribute("axis", 1L)).ToBytes()).Layers[0].Weights);
    }

    /// <summary>A gate whose two factors were taken by two nodes is the same part all the same.</summary>
    [Fact]
    public void Equal_parts_are_one_value()
    {
        OnnxBuilder builder = WithInput(2).Floats("W", [2, 4], s_weights).Integers("s", 0).Integers("e", 2).Integers("a", 1).Node("MatMul", "x W", "z")
            .Node("Slice", "z s e a", "p").Node("Slice", "z s e a", "q").Node("Sigmoid", "p", "g").Node("Mul", "g q", "y");
        DenseLayer layer = Assert.Single(Read(builder.ToBytes()).Layers);
        Assert.Equal("SiLU", layer.Activation!.Name);
        Assert.Equal([1.0, 2, 5, 6], layer.Weights);
    }

    [Fact]
    public void What_is_no_part_of_each_sample_is_refused()
    {
        Refuse(b => b.NodeIn("", "Split", "z", "y q"), "(Split): it takes some of the samples of a value of the shape [N, 4]");
        Refuse(b => b.Integers("i", 0).Node("Gather", "z i", "y"), "(Gather): it takes some of the samples");
        Refuse(b => b.Integers("s", 0).Integers("e", 2).Node("Slice", "z s e", "y"), "(Slice): it takes some of the samples");
        Refuse(b => b.Integers("s", 2).Integers("e", 2).Integers("a", 1).Node("Slice", "z s e a", "y"), "(Slice): it takes nothing of dimension 1");
        Refuse(b => b.Integers("s", 0).Integers("e", 2).Integers("a", 2).Node("Slice", "z s e a", "y"), "(Slice): its axis 2 does not fit 2 dimensions");
        Refuse(b => b.Integers("s", 0, 0).Integers("e", 2).Node("Slice", "z s e", "y"), "(Slice): it has 2 starts, 1 ends");
        Refuse(b => b.Integers("s", 0).Integers("e", 2).Integers("a", 1).Integers("t", 0).Node("Slice", "z s e a t", "y"), "(Slice): its step is 0");
        Refuse(b => b.Integers("i", 4).Node("Gather", "z i", "y", Attribute("axis", 1L)), "(Gather): its index 4 is outside the 4 values of dimension 1");
        Refuse(b => b.Integers("i", 0).Node("Gather", "z i", "y", Attribute("axis", 2L)), "(Gather): its axis 2 does not fit");
        Refuse(b => b.Floats("f", [1], 0).Node("Gather", "z f", "y", Attribute("axis", 1L)), "(Gather): its indices are the constant 'f' [1]");
        Refuse(b => b.Integers("l", 1, 2).NodeIn("", "Split", "z l", "y q", Attribute("axis", 1L)), "(Split): it splits dimension 1 of a value of the shape [N, 4] in parts of 1, 2");
        Refuse(b => b.NodeIn("", "Split", "z", "y q r", Attribute("axis", 1L)), "in 3 equal parts and has 3 outputs");
        Refuse(b => b.NodeIn("", "Split", "z", "p q", Attribute("axis", 1L)).Node("Sigmoid", "q", "g").Node("Mul", "p g", "y"), "(Mul): it joins two branches");
        Refuse(b => b.Node("Softmax", "z", "s").NodeIn("", "Split", "s", "y q", Attribute("axis", 1L)), "(Split): it takes a part of what softmax gives");
        Refuse(b => b.Node("Softmax", "z", "s").Node("Mul", "s c", "t").NodeIn("", "Split", "t", "y q", Attribute("axis", 1L)), "(Split): it takes a part of what softmax gives");
        Assert.Contains("(Gather): dimension 1 of its input is not told", Refusal(new OnnxBuilder().Input("x", FloatType, null, null).Integers("i", 0).Node("Gather", "x i", "y", Attribute("axis", 1L)).ToBytes()), StringComparison.Ordinal);

        static void Refuse(Func<OnnxBuilder, OnnxBuilder> nodes, string reason) =>
            Assert.Contains(reason, Refusal(nodes(WithInput(2).Floats("W", [2, 4], s_weights).Floats("c", [4], 1, 2, 3, 4).Node("MatMul", "x W", "z")).Output("y").ToBytes()), StringComparison.Ordinal);
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12 * Math.Max(1, Math.Abs(expected[i])));
    }
}
