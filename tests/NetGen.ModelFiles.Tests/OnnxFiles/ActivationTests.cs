using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Reference;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Every activation is found, as an operator and as the formulas of exporters; what looks like one and is none is refused.</summary>
public sealed class ActivationTests
{
    private const float InverseRoot2 = 0.70710678f;
    private const float RootOf2OverPi = 0.79788456f;

    /// <summary>The name of a form, the activation, the opset, and what adds the nodes from "z" to "y".</summary>
    public static TheoryData<string> Forms => [.. s_forms.Keys];

    private static readonly Dictionary<string, (string Activation, long Opset, Func<OnnxBuilder, OnnxBuilder> Nodes)> s_forms = new()
    {
        ["Relu"] = ("ReLU", 6, b => b.Node("Relu", "z", "y")),
        ["Relu by Max"] = ("ReLU", 13, b => b.Node("Max", "zero z", "y")),
        ["Relu by Clip"] = ("ReLU", 13, b => b.Node("Clip", "z zero", "y")),
        ["Relu by Clip to the largest float"] = ("ReLU", 6, b => b.Node("Clip", "z", "y", Attribute("min", 0f), Attribute("max", float.MaxValue))),
        ["Clip 0 to 6 by attributes"] = ("ReLU6", 6, b => b.Node("Clip", "z", "y", Attribute("min", 0f), Attribute("max", 6f))),
        ["Clip 0 to 6 by inputs"] = ("ReLU6", 11, b => b.Node("Clip", "z zero six", "y")),
        ["Relu, then Clip"] = ("ReLU6", 13, b => b.Node("Relu", "z", "r").Node("Clip", "r - six", "y")),
        ["Relu, then Min"] = ("ReLU6", 13, b => b.Node("Relu", "z", "r").Node("Min", "r six", "y")),
        ["Min, then Relu"] = ("ReLU6", 13, b => b.Node("Min", "six z", "r").Node("Relu", "r", "y")),
        ["Relu, then Clip 0 to 6"] = ("ReLU6", 13, b => b.Node("Relu", "z", "r").Node("Clip", "r zero six", "y")),
        ["LeakyRelu"] = ("LeakyReLU", 6, b => b.Node("LeakyRelu", "z", "y")),
        ["LeakyRelu with alpha"] = ("LeakyReLU", 16, b => b.Node("LeakyRelu", "z", "y", Attribute("alpha", 0.01f))),
        ["PRelu of a slope for each value"] = ("LeakyReLU", 13, b => b.Floats("slope", [1, 2], 0.01f, 0.01f).Node("PRelu", "z slope", "y")),
        ["PRelu of old opsets"] = ("LeakyReLU", 6, b => b.Floats("slope", [2], 0.01f, 0.01f).Node("PRelu", "z slope", "y")),
        ["PRelu"] = ("LeakyReLU", 13, b => b.Floats("slope", [1], 0.01f).Node("PRelu", "z slope", "y")),
        ["Elu"] = ("ELU", 6, b => b.Node("Elu", "z", "y")),
        ["Celu"] = ("ELU", 12, b => b.Node("Celu", "z", "y", Attribute("alpha", 1f))),
        ["Selu"] = ("SELU", 6, b => b.Node("Selu", "z", "y")),
        ["Selu with parameters"] = ("SELU", 6, b => b.Node("Selu", "z", "y", Attribute("alpha", 1.6732632f), Attribute("gamma", 1.050701f))),
        ["Gelu"] = ("GELU", 20, b => b.Node("Gelu", "z", "y")),
        ["Gelu none"] = ("GELU", 20, b => b.Node("Gelu", "z", "y", Attribute("approximate", "none"))),
        ["Gelu tanh"] = ("GELUTanh", 20, b => b.Node("Gelu", "z", "y", Attribute("approximate", "tanh"))),
        ["Gelu as PyTorch writes it"] = ("GELU", 9, b => b.Node("Div", "z root2", "u").Node("Erf", "u", "e").Node("Add", "e one", "p").Node("Mul", "z p", "m").Node("Mul", "m half", "y")),
        ["Gelu as Keras writes it"] = ("GELU", 13, b => b.Node("Mul", "half z", "h").Node("Mul", "z inverse_root2", "u").Node("Erf", "u", "e").Node("Add", "one e", "p").Node("Mul", "p h", "y")),
        ["Gelu with the half inside"] = ("GELU", 13, b => b.Node("Mul", "z inverse_root2", "u").Node("Erf", "u", "e").Node("Mul", "e half", "f").Node("Add", "f half", "p").Node("Mul", "z p", "y")),
        ["Gelu tanh as PyTorch writes it"] = ("GELUTanh", 13, b => b.Node("Mul", "z z", "s").Node("Mul", "z s", "c").Node("Mul", "cubic c", "d").Node("Add", "z d", "e").Node("Mul", "root_2_pi e", "u").Node("Tanh", "u", "t").Node("Add", "one t", "p").Node("Mul", "z p", "q").Node("Mul", "half q", "y")),
        ["Gelu tanh by Pow"] = ("GELUTanh", 13, b => b.Floats("three", [], 3).Node("Pow", "z three", "c").Node("Mul", "c cubic", "d").Node("Add", "z d", "e").Node("Mul", "e root_2_pi", "u").Node("Tanh", "u", "t").Node("Add", "t one", "p").Node("Mul", "z half", "h").Node("Mul", "h p", "y")),
        ["Gelu tanh with z outside"] = ("GELUTanh", 13, b => b.Node("Mul", "z z", "s").Node("Mul", "s cubic", "d").Node("Add", "d one", "e").Node("Mul", "z root_2_pi", "f").Node("Mul", "f e", "u").Node("Tanh", "u", "t").Node("Add", "t one", "p").Node("Mul", "z p", "q").Node("Mul", "q half", "y")),
        ["SiLU"] = ("SiLU", 6, b => b.Node("Sigmoid", "z", "s").Node("Mul", "z s", "y")),
        ["SiLU the other way round"] = ("SiLU", 13, b => b.Node("Sigmoid", "z", "s").Node("Mul", "s z", "y")),
        ["SiLU as a quotient"] = ("SiLU", 13, b => b.Node("Neg", "z", "n").Node("Exp", "n", "e").Node("Add", "e one", "p").Node("Div", "z p", "y")),
        ["Swish"] = ("SiLU", 24, b => b.Node("Swish", "z", "y")),
        ["Mish"] = ("Mish", 18, b => b.Node("Mish", "z", "y")),
        ["Mish composed"] = ("Mish", 9, b => b.Node("Softplus", "z", "s").Node("Tanh", "s", "t").Node("Mul", "z t", "y")),
        ["Softplus"] = ("Softplus", 6, b => b.Node("Softplus", "z", "y")),
        ["Softplus composed"] = ("Softplus", 13, b => b.Node("Exp", "z", "e").Node("Add", "e one", "p").Node("Log", "p", "y")),
        ["Softsign"] = ("Softsign", 6, b => b.Node("Softsign", "z", "y")),
        ["Softsign composed"] = ("Softsign", 13, b => b.Node("Abs", "z", "e").Node("Add", "one e", "p").Node("Div", "z p", "y")),
        ["Sigmoid"] = ("Sigmoid", 6, b => b.Node("Sigmoid", "z", "y")),
        ["Sigmoid composed"] = ("Sigmoid", 13, b => b.Node("Neg", "z", "n").Node("Exp", "n", "e").Node("Add", "one e", "p").Node("Reciprocal", "p", "y")),
        ["Sigmoid as a quotient"] = ("Sigmoid", 13, b => b.Node("Neg", "z", "n").Node("Exp", "n", "e").Node("Add", "one e", "p").Node("Div", "one p", "y")),
        ["HardSigmoid"] = ("HardSigmoid", 6, b => b.Node("HardSigmoid", "z", "y", Attribute("alpha", 1 / 6f), Attribute("beta", 0.5f))),
        ["HardSigmoid composed"] = ("HardSigmoid", 13, b => b.Floats("three", [], 3).Node("Add", "z three", "p").Node("Clip", "p zero six", "c").Node("Div", "c six", "y")),
        ["Tanh"] = ("Tanh", 6, b => b.Node("Tanh", "z", "y")),
        ["Clip -1 to 1"] = ("HardTanh", 13, b => b.Floats("minus", [], -1).Node("Clip", "z minus one", "y")),
        ["Tanh, then a clip that changes nothing"] = ("Tanh", 13, b => b.Floats("minus", [], -1).Node("Tanh", "z", "t").Node("Clip", "t minus one", "y")),
        ["Sigmoid, then limits that change nothing"] = ("Sigmoid", 13, b => b.Node("Sigmoid", "z", "s").Node("Max", "s zero", "r").Node("Min", "one r", "y")),
        ["Relu of Relu"] = ("ReLU", 13, b => b.Node("Relu", "z", "r").Node("Clip", "r zero", "y")),
        ["Max, then Min"] = ("HardTanh", 13, b => b.Floats("minus", [], -1).Node("Max", "z minus", "r").Node("Min", "r one", "y")),
        ["Min, then Max"] = ("HardTanh", 13, b => b.Floats("minus", [], -1).Node("Clip", "z - one", "r").Node("Clip", "r minus", "y")),
        ["HardSwish"] = ("HardSwish", 14, b => b.Node("HardSwish", "z", "y")),
        ["HardSwish by HardSigmoid"] = ("HardSwish", 9, b => b.Node("HardSigmoid", "z", "s", Attribute("alpha", 1 / 6f), Attribute("beta", 0.5f)).Node("Mul", "z s", "y")),
        ["HardSwish composed"] = ("HardSwish", 13, b => b.Floats("three", [], 3).Node("Add", "z three", "p").Node("Clip", "p zero six", "c").Node("Mul", "z c", "m").Node("Div", "m six", "y")),
        ["Softmax of old opsets"] = ("Softmax", 6, b => b.Node("Softmax", "z", "y")),
        ["Softmax over the last axis"] = ("Softmax", 13, b => b.Node("Softmax", "z", "y", Attribute("axis", -1L))),
        ["LogSoftmax"] = ("LogSoftmax", 13, b => b.Node("LogSoftmax", "z", "y", Attribute("axis", 1L))),
        ["LogSoftmax composed"] = ("LogSoftmax", 13, b => b.Node("Softmax", "z", "s").Node("Log", "s", "y")),
        ["Identity"] = ("Identity", 13, b => b.Node("Identity", "z", "y")),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_of_an_activation_is_found(string form)
    {
        (string activation, long opset, Func<OnnxBuilder, OnnxBuilder> nodes) = s_forms[form];
        DenseLayer layer = Assert.Single(Read(nodes(Start(opset)).ToBytes()).Layers);
        Assert.Equal(activation, layer.Activation!.Name);
        Assert.Equal([1.0, 2, 3, 4], layer.Weights);
        Assert.Null(layer.Biases);
    }

    /// <summary>The same with everything scaled and shifted, inside and outside: the numbers must be those of the graph.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void An_activation_of_a_scaled_value_that_is_scaled_itself_gives_the_numbers_of_the_graph(string form)
    {
        (string activation, long opset, Func<OnnxBuilder, OnnxBuilder> nodes) = s_forms[form];
        if (activation.EndsWith("oftmax", StringComparison.Ordinal))
            return;
        byte[][] broadcast = opset < 7 ? [Attribute("broadcast", 1L)] : [];
        DenseModel model = Read(nodes(Start(opset, "v").Floats("scale", [], 1.25f).Floats("shift", [1], -0.5f)
            .Node("Mul", "v scale", "w", broadcast).Node("Add", "w shift", "z", broadcast)).Node("Mul", "y scale", "o", broadcast).Node("Sub", "o shift", "out", broadcast).Output("out").ToBytes());
        foreach (double[] input in new double[][] { [0.5, 0.25], [-1, 0.125], [2, -3], [0.1, 0.2] })
        {
            double[] z = [1.25 * (input[0] + 3 * input[1]) - 0.5, 1.25 * (2 * input[0] + 4 * input[1]) - 0.5];
            double[] expected = [.. DenseModelEvaluation.Activate(activation, z).Select(value => 1.25 * value + 0.5)];
            double[] actual = model.Evaluate(input);
            for (int i = 0; i < 2; i++)
                Assert.Equal(expected[i], actual[i], 3e-6 * Math.Max(1, Math.Abs(expected[i])));
        }
    }

    [Fact]
    public void Another_parameter_is_refused_with_both_values()
    {
        Refuse(6, b => b.Node("LeakyRelu", "z", "y", Attribute("alpha", -0.2f)), "Node 'node1' (LeakyRelu): its alpha is -0.200000003; NetGen's LeakyReLU has one from 1E-06 to 1000000");
        Refuse(6, b => b.Node("LeakyRelu", "z", "y", Attribute("alpha", float.PositiveInfinity)), "(LeakyRelu): its alpha is Infinity; NetGen's LeakyReLU has one from 1E-06 to 1000000");
        Refuse(6, b => b.Node("Elu", "z", "y", Attribute("alpha", 0f)), "(Elu): its alpha is 0; NetGen's ELU has one from 1E-06 to 1000000");
        Refuse(12, b => b.Node("Celu", "z", "y", Attribute("alpha", 2f)), "(Celu): its alpha is 2; NetGen's ELU has 1");
        Refuse(6, b => b.Node("Selu", "z", "y", Attribute("gamma", 1f)), "(Selu): its gamma is 1; NetGen's SELU has 1.0507");
        Refuse(6, b => b.Node("HardSigmoid", "z", "y", Attribute("alpha", 1 / 6f), Attribute("beta", 0.4f)), "(HardSigmoid): its beta is 0.400000006; NetGen's HardSigmoid has 0.5");
        Refuse(13, b => b.Floats("slope", [2], 0.01f, 0.25f).Node("PRelu", "z slope", "y"), "(PRelu): its slopes are 0.00999999978 and 0.25; a layer of NetGen has one");
        Refuse(20, b => b.Node("Gelu", "z", "y", Attribute("approximate", "other")), "(Gelu): its approximation is 'other'");
    }

    [Fact]
    public void What_is_nearly_an_activation_is_refused()
    {
        Refuse(13, b => b.Node("Mul", "z inverse_root2", "u").Node("Erf", "u", "e").Node("Mul", "z e", "y"), "no activation of NetGen");
        Refuse(13, b => b.Node("Mul", "z z", "y"), "z^2 of what the last layer computes");
        Refuse(13, b => b.Node("Tanh", "z", "t").Node("Relu", "t", "y"), "Relu(Tanh(z))");
        Refuse(13, b => b.Node("Sigmoid", "z", "s").Node("Tanh", "z", "t").Node("Mul", "s t", "y"), "no activation of NetGen");
        Refuse(13, b => b.Node("Sub", "z z", "y"), "no activation of NetGen");
        Refuse(13, b => b.Node("Clip", "z one zero", "y"), "(Clip): its range 1 to 0 is empty");
        Refuse(13, b => b.Node("Relu", "x", "y"), "ReLU follows the input without a matrix of weights");
        Refuse(13, b => b.Node("Softmax", "z", "y", Attribute("axis", 0L)), "(Softmax): its axis is 0");
        Refuse(12, b => b.Node("Softmax", "z", "y", Attribute("axis", 0L)), "(Softmax): its axis is 0");
        Refuse(13, b => b.Node("Softmax", "z", "s").Node("MatMul", "s W", "y"), "Softmax is followed by further computation");
        Refuse(13, b => b.Node("Softmax", "z", "s").Node("Mul", "s six", "y"), "Softmax is followed by further computation");
        Refuse(13, b => b.Node("MatMul", "x W", "v").Node("Add", "z v", "y"), "(Add): it joins two branches");
        Refuse(13, b => b.Node("Sin", "z", "y"), "Node 'node1' (Sin): this operator is not supported in a fully connected network; supported are Abs, Add,");
        Refuse(13, b => b.NodeIn("com.microsoft", "Gelu", "z", "y"), "Node 'node1' ('com.microsoft' Gelu): this operator is not supported");
    }

    [Fact]
    public void A_swish_of_another_slope_is_SiLU_with_scaled_weights_and_outputs()
    {
        // z sigmoid(1.75 z) = SiLU(1.75 z) / 1.75
        DenseModel model = Read(Start(13).Floats("steep", [], 1.75f).Node("Mul", "z steep", "u").Node("Sigmoid", "u", "s").Node("Mul", "z s", "y").ToBytes());
        Assert.Equal(["SiLU", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
        double[] output = model.Evaluate([0.5, -0.25]);
        Assert.Equal(-0.25 / (1 + Math.Exp(1.75 * 0.25)), output[0], 1e-12);
        Assert.Equal(0, output[1], 1e-12);
    }

    /// <summary>min(max(z, 1), 6) = 2.5 HardTanh((z - 3.5) / 2.5) + 3.5; divided by what is in front, nothing is left to do after it.</summary>
    [Fact]
    public void A_clip_of_any_range_is_HardTanh_of_scaled_weights()
    {
        DenseModel model = Read(Start(13).Node("Clip", "z one six", "y").ToBytes());
        Assert.Equal(["HardTanh", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
        Assert.Equal([2.5, 4.0], model.Evaluate([1, 0.5]).Select(value => Math.Round(value, 12)));
        Assert.Equal([6.0, 1.0], model.Evaluate([-20, 9]).Select(value => Math.Round(value, 12)));

        model = Read(Start(13).Floats("low", [], -3).Floats("high", [], 3).Node("Clip", "z low high", "c").Node("Div", "c high", "y").ToBytes());
        Assert.Equal("HardTanh", Assert.Single(model.Layers).Activation!.Name);
        Assert.Equal([0.5, 1.0], model.Evaluate([1.5, 0]).Select(value => Math.Round(value, 12)));
        Assert.Equal([1.0, Math.Round(-2 / 3.0, 12)], model.Evaluate([-10, 4.5]).Select(value => Math.Round(value, 12)));
    }

    /// <summary>max(z, 1) = ReLU(z - 1) + 1 and min(z, 6) = 6 - ReLU(6 - z).</summary>
    [Fact]
    public void A_limit_on_one_side_is_ReLU_of_a_shifted_value()
    {
        foreach (string node in new[] { "Clip", "Max" })
        {
            DenseModel model = Read(Start(13).Node(node, "z one", "y").ToBytes());
            Assert.Equal(["ReLU", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
            Assert.Equal([2.5, 4.0], model.Evaluate([1, 0.5]));
            Assert.Equal([7.0, 1.0], model.Evaluate([-20, 9]));
        }

        foreach (string inputs in new[] { "Clip z - six", "Min z six" })
        {
            DenseModel model = Read(Start(13).Node(inputs[..inputs.IndexOf(' ')], inputs[(inputs.IndexOf(' ') + 1)..], "y").ToBytes());
            Assert.Equal(["ReLU", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
            Assert.Equal([2.5, 4.0], model.Evaluate([1, 0.5]));
            Assert.Equal([6.0, -4.0], model.Evaluate([-20, 9]));
        }

        // Between two layers the shift goes into the next one.
        DenseModel inner = Read(Start(13).Floats("V", [2, 1], 1, 10).Node("Clip", "z one", "h").Node("MatMul", "h V", "y").ToBytes());
        Assert.Equal([42.5], inner.Evaluate([1, 0.5]));
        Assert.Equal(2, inner.Layers.Count);
    }

    [Fact]
    public void A_clip_of_what_is_scaled_changes_nothing_where_its_range_is_not_left()
    {
        // An action of tanh, scaled to -2 to 3 and clipped to that.
        OnnxBuilder Scaled(float high) => Start(13).Floats("range", [], 2.5f).Floats("low", [], -2).Floats("high", [], high).Node("Tanh", "z", "t").Node("Mul", "t range", "m").Node("Add", "m half", "a").Node("Clip", "a low high", "y");
        DenseModel model = Read(Scaled(3).ToBytes());
        Assert.Equal(["Tanh", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
        Assert.Equal(2.5 * Math.Tanh(-0.25) + 0.5, model.Evaluate([0.5, -0.25])[0], 1e-12);
        Assert.Contains("no activation of NetGen", Refusal(Scaled(2).ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Swish_of_another_slope_is_SiLU_with_scaled_weights_and_outputs()
    {
        DenseModel model = Read(Start(24).Node("Swish", "z", "y", Attribute("alpha", 1.75f)).ToBytes());
        Assert.Equal(["SiLU", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
        Assert.Equal(-0.25 / (1 + Math.Exp(1.75 * 0.25)), model.Evaluate([0.5, -0.25])[0], 1e-12);
    }

    [Fact]
    public void A_slope_that_does_not_broadcast_is_refused()
    {
        foreach (long[] shape in new long[][] { [3], [2, 1], [1, 1, 2], [0], [1, 3] })
        {
            float[] slopes = [.. Enumerable.Repeat(0.01f, (int)shape.Aggregate(1L, (product, size) => product * size))];
            Refuse(13, b => b.Floats("slope", shape, slopes).Node("PRelu", "z slope", "y"), $"(PRelu): its slope 'slope' [{string.Join(", ", shape)}] does not broadcast to a value of the shape [N, 2], as ONNX requires");
        }
    }

    [Fact]
    public void Functions_inside_functions_are_given_up_before_they_cost_time()
    {
        OnnxBuilder builder = Start(13);
        string value = "z";
        for (int i = 0; i < 1000; i++)
            builder.Node("Tanh", value, value = $"t{i}");
        Assert.Contains("it is larger than any activation", Refusal(builder.Output(value).ToBytes()), StringComparison.Ordinal);
    }

    private static void Refuse(long opset, Func<OnnxBuilder, OnnxBuilder> nodes, string reason) =>
        Assert.Contains(reason, Refusal(nodes(Start(opset)).ToBytes()), StringComparison.Ordinal);

    /// <summary>z = x W and the constants that the forms use.</summary>
    private static OnnxBuilder Start(long opset, string product = "z") => WithInput(2, opset).Floats("W", [2, 2], 1, 2, 3, 4)
        .Floats("zero", [], 0).Floats("one", [], 1).Floats("half", [], 0.5f).Floats("six", [], 6).Floats("root2", [], 1.4142135f).Floats("inverse_root2", [], InverseRoot2)
        .Floats("cubic", [], 0.044715f).Floats("root_2_pi", [], RootOf2OverPi).Node("MatMul", "x W", product);
}
