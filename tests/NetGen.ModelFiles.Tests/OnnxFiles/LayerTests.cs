using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Reference;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Products with constant matrices in every form become layers with the same numbers.</summary>
public sealed class LayerTests
{
    private static readonly float[] s_weights = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void MatMul_and_Add_with_the_constant_on_either_side()
    {
        foreach (string add in new[] { "z b", "b z" })
        {
            DenseModel model = Read(WithInput(2).Floats("W", [2, 3], s_weights).Floats("b", [3], 7, 8, 9)
                .Node("MatMul", "x W", "z").Node("Add", add, "a").Node("Relu", "a", "y").ToBytes());
            DenseLayer layer = Assert.Single(model.Layers);
            Assert.Equal((2, 3, "ReLU", "W", "b"), (layer.Inputs, layer.Outputs, layer.Activation!.Name, layer.WeightName, layer.BiasName));
            Assert.Equal([1.0, 2, 3, 4, 5, 6], layer.Weights);
            Assert.Equal([7.0, 8, 9], layer.Biases!);
            Assert.Equal([2, 3], layer.WeightShape);
            Assert.False(model.IsDouble);
            Assert.Empty(model.Remarks);
        }
    }

    [Theory]
    [InlineData(null, 2L)]
    [InlineData(2L, null)]
    [InlineData(2L, 1L)]
    [InlineData(2L)]
    public void A_matrix_on_the_left_takes_a_sample_from_each_column(params long?[] shape)
    {
        // y = W x, W [3, 2]
        OnnxBuilder builder = new OnnxBuilder().Input("x", FloatType, shape).Floats("W", [3, 2], s_weights)
            .Floats("b", shape.Length == 2 ? [3, 1] : [3], 7, 8, 9).Node("MatMul", "W x", "z").Node("Add", "z b", "y");
        if (shape[0] is null)
        {
            Assert.Contains("'node0' (MatMul)", Refusal(builder.ToBytes()), StringComparison.Ordinal);
            return;
        }

        DenseLayer layer = Assert.Single(Read(builder.ToBytes()).Layers);
        Assert.Equal([1.0, 3, 5, 2, 4, 6], layer.Weights);
        Assert.Equal([7.0, 8, 9], layer.Biases!);
        Assert.Equal([3, 2], layer.WeightShape);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Gemm_with_alpha_beta_and_transposes(bool transposeA, bool transposeB)
    {
        long?[] shape = transposeA ? [2, null] : [null, 2];
        byte[] model = new OnnxBuilder().Input("x", FloatType, shape).Floats("W", transposeB ? [3, 2] : [2, 3], s_weights).Floats("b", [3], 7, 8, 9)
            .Node("Gemm", "x W b", "y", Attribute("alpha", 0.5f), Attribute("beta", 2f), Attribute("transA", transposeA ? 1L : 0), Attribute("transB", transposeB ? 1L : 0)).ToBytes();
        DenseLayer layer = Assert.Single(Read(model).Layers);
        Assert.Equal(transposeB ? [0.5, 1.5, 2.5, 1, 2, 3] : [0.5, 1, 1.5, 2, 2.5, 3], layer.Weights);
        Assert.Equal([14.0, 16, 18], layer.Biases!);
        Assert.Equal("Identity", layer.Activation!.Name);
    }

    [Fact]
    public void Gemm_with_the_constant_first_takes_columns()
    {
        byte[] model = new OnnxBuilder().Input("x", FloatType, 2, null).Floats("W", [2, 3], s_weights).Floats("b", [3, 1], 7, 8, 9)
            .Node("Gemm", "W x b", "y", Attribute("transA", 1L)).ToBytes();
        DenseLayer layer = Assert.Single(Read(model).Layers);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], layer.Weights);
        Assert.Equal([7.0, 8, 9], layer.Biases!);
    }

    [Fact]
    public void Gemm_without_C_or_with_beta_0_has_no_bias()
    {
        Assert.Null(Read(WithInput(2).Floats("W", [2, 3], s_weights).Node("Gemm", "x W", "y").ToBytes()).Layers[0].Biases);
        Assert.Null(Read(WithInput(2).Floats("W", [2, 3], s_weights).Floats("b", [3], 1, 2, 3).Node("Gemm", "x W b", "y", Attribute("beta", 0f)).ToBytes()).Layers[0].Biases);
    }

    [Fact]
    public void Two_products_without_an_activation_between_are_two_layers()
    {
        DenseModel model = Read(WithInput(2).Floats("W", [2, 3], s_weights).Floats("V", [3, 1], 1, 2, 3).Node("MatMul", "x W", "z").Node("MatMul", "z V", "y").ToBytes());
        Assert.Equal(["Identity", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
        Assert.Equal([(2, 3), (3, 1)], model.Layers.Select(layer => (layer.Inputs, layer.Outputs)));
    }

    [Fact]
    public void Normalisation_before_the_first_layer_is_folded_into_it()
    {
        // ((x - mean) / deviation * 2) W + b
        DenseModel model = Read(WithInput(2).Floats("mean", [2], 1, -2).Floats("deviation", [1, 2], 4, 0.5f).Floats("two", [], 2)
            .Floats("W", [2, 3], s_weights).Floats("b", [3], 7, 8, 9)
            .Node("Sub", "x mean", "d").Node("Div", "d deviation", "n").Node("Mul", "two n", "m").Node("Gemm", "m W b", "z").Node("Tanh", "z", "y").ToBytes());
        Assert.Single(model.Layers);
        double[] n = [2 * (3 - 1) / 4.0, 2 * (5 + 2) / 0.5];
        double[] expected = [.. Enumerable.Range(0, 3).Select(j => Math.Tanh(n[0] * s_weights[j] + n[1] * s_weights[3 + j] + 7 + j))];
        AssertClose(expected, model.Evaluate([3, 5]));
    }

    [Fact]
    public void Scaling_after_the_last_product_is_folded_into_it()
    {
        DenseModel model = Read(WithInput(2).Floats("W", [2, 3], s_weights).Floats("s", [3], 2, 3, 4).Floats("t", [3], 1, 1, 1).Floats("five", [1], 5)
            .Node("MatMul", "x W", "z").Node("Mul", "z s", "p").Node("Sub", "t p", "q").Node("Div", "q five", "y").ToBytes());
        DenseLayer layer = Assert.Single(model.Layers);
        AssertClose([-2 / 5.0, -6 / 5.0, -12 / 5.0, -8 / 5.0, -15 / 5.0, -24 / 5.0], layer.Weights);
        AssertClose([0.2, 0.2, 0.2], layer.Biases!);
    }

    [Fact]
    public void Scaling_between_layers_goes_into_the_next_and_after_the_last_activation_becomes_a_diagonal_layer()
    {
        DenseModel model = Read(WithInput(2).Floats("W", [2, 2], 1, 2, 3, 4).Floats("V", [2, 2], 5, 6, 7, 8).Floats("s", [2], 2, 3).Floats("t", [2], 10, 20).Floats("half", [], 0.5f)
            .Node("MatMul", "x W", "z").Node("Relu", "z", "a").Node("Mul", "a s", "b").Node("Add", "b t", "c").Node("MatMul", "c V", "d")
            .Node("Tanh", "d", "e").Node("Mul", "e s", "f").Node("Add", "f half", "y").ToBytes());
        Assert.Equal(["ReLU", "Tanh", "Identity"], model.Layers.Select(layer => layer.Activation!.Name));
        AssertClose([10, 12, 21, 24], model.Layers[1].Weights);
        AssertClose([50 + 140, 60 + 160], model.Layers[1].Biases!);
        AssertClose([2, 0, 0, 3], model.Layers[2].Weights);
        AssertClose([0.5, 0.5], model.Layers[2].Biases!);
        Assert.Contains("a layer of their own", Assert.Single(model.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_normalisation_and_scalers_are_folded()
    {
        DenseModel model = Read(WithInput(2).NodeIn("ai.onnx.ml", "Scaler", "x", "n", Attribute("offset", 1f, 2f), Attribute("scale", 0.5f, 0.25f))
            .Floats("W", [2, 2], 1, 2, 3, 4).Floats("g", [2], 3, 5).Floats("b", [2], 1, 2).Floats("m", [2], 0.5f, 0.25f).Floats("v", [2], 4, 9)
            .Node("MatMul", "n W", "z").Node("BatchNormalization", "z g b m v", "s", Attribute("epsilon", 0f)).Node("Relu", "s", "y").ToBytes());
        Assert.Single(model.Layers);
        double z1 = (3 - 1) * 0.5 * 1 + (6 - 2) * 0.25 * 3;
        double z2 = (3 - 1) * 0.5 * 2 + (6 - 2) * 0.25 * 4;
        AssertClose([(z1 - 0.5) / 2 * 3 + 1, (z2 - 0.25) / 3 * 5 + 2], model.Evaluate([3, 6]));
    }

    [Fact]
    public void Numbers_come_in_every_field_and_type()
    {
        float[] values = [1.5f, -2, 0.25f, 65504];
        byte[] half = [.. values.SelectMany(value => BitConverter.GetBytes((Half)value))];
        (int Type, byte[] Data, bool IsDouble)[] forms =
        [
            (FloatType, Wire.Bytes(9, values.SelectMany(BitConverter.GetBytes)), false),
            (FloatType, Wire.Bytes(4, values.SelectMany(BitConverter.GetBytes)), false),
            (FloatType, [.. values.SelectMany(value => Wire.Single(4, value))], false),
            (DoubleType, Wire.Bytes(9, values.SelectMany(value => BitConverter.GetBytes((double)value))), true),
            (DoubleType, Wire.Bytes(10, values.SelectMany(value => BitConverter.GetBytes((double)value))), true),
            (DoubleType, [.. values.SelectMany(value => Wire.Double(10, value))], true),
            (HalfType, Wire.Bytes(9, half), false),
            (HalfType, Wire.Bytes(5, values.SelectMany(value => Wire.Varint(BitConverter.HalfToUInt16Bits((Half)value)))), false),
        ];
        foreach ((int type, byte[] data, bool isDouble) in forms)
        {
            DenseModel model = Read(WithInput(2).Initializer(Tensor("W", [2, 2], type, data)).Node("MatMul", "x W", "y").ToBytes());
            Assert.Equal(values.Select(value => (double)value), model.Layers[0].Weights);
            Assert.Equal(isDouble, model.IsDouble);
        }

        byte[] brain = [.. new[] { 1.5f, -2 }.SelectMany(value => BitConverter.GetBytes(BitConverter.SingleToInt32Bits(value)).Skip(2))];
        Assert.Equal([1.5, -2], Read(WithInput(2).Initializer(Tensor("W", [2, 1], BFloat16Type, Wire.Bytes(9, brain))).Node("MatMul", "x W", "y").ToBytes()).Layers[0].Weights);
    }

    [Fact]
    public void Weights_may_be_constants_of_nodes_and_initialisers_may_be_inputs_too()
    {
        byte[] matrix = FloatTensor("", [2, 1], 3, 4);
        DenseModel model = Read(WithInput(2).Node("Constant", "", "W", Attribute("value", matrix)).Node("Constant", "", "s", Attribute("value_float", 2f))
            .Node("Constant", "", "b", Attribute("value_floats", [7f])).Node("MatMul", "x W", "z").Node("Mul", "z s", "m").Node("Add", "m b", "y").ToBytes());
        Assert.Equal([6.0, 8], model.Layers[0].Weights);
        Assert.Equal([7.0], model.Layers[0].Biases!);
        Assert.Equal("W", model.Layers[0].WeightName);

        model = Read(WithInput(2).Input("W", FloatType, 2, 1).Input("unused", FloatType, 7).Floats("W", [2, 1], 3, 4).Node("MatMul", "x W", "y").Output("y").Output("x").ToBytes());
        Assert.Equal([3.0, 4], model.Layers[0].Weights);
    }

    [Fact]
    public void Weights_may_be_transposed_cast_and_reshaped_by_nodes()
    {
        DenseModel model = Read(WithInput(2).Initializer(Tensor("W", [6], DoubleType, Wire.Bytes(10, s_weights.SelectMany(value => BitConverter.GetBytes((double)value))))).Integers("shape", 3, -1)
            .Node("Cast", "W", "c", Attribute("to", 1L)).Node("Reshape", "c shape", "r").Node("Transpose", "r", "t").Node("Identity", "t", "i").Node("MatMul", "x i", "y").ToBytes());
        Assert.Equal([1.0, 3, 5, 2, 4, 6], model.Layers[0].Weights);
        Assert.False(model.IsDouble);
    }

    [Fact]
    public void The_network_ends_in_the_first_output_or_in_the_value_that_is_named()
    {
        byte[] model = WithInput(2).Floats("W", [2, 2], 1, 2, 3, 4).Floats("A", [2, 1], 5, 6).Floats("V", [2, 1], 7, 8)
            .Node("MatMul", "x W", "z").Node("Tanh", "z", "h").Node("MatMul", "h A", "action").Node("MatMul", "h V", "value").Node("ArgMax", "h", "label")
            .Output("action").Output("value").Output("label", Int64Type).ToBytes();
        Assert.Equal("A", Read(model).Layers[1].WeightName);
        Assert.Equal("The graph has 3 outputs; the network ends in 'action'.", Assert.Single(Read(model).Remarks));
        Assert.Equal("V", Read(model, "value").Layers[1].WeightName);
        Assert.Contains("'node4' (ArgMax): this operator is not supported", Refusal(model, "label"), StringComparison.Ordinal);
        Assert.Equal("W", Assert.Single(Read(model, "h").Layers).WeightName);
        Assert.Contains("gives nothing named 'nothing'; its outputs are 'action', 'value', 'label'", Refusal(model, "nothing"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_may_have_one_dimension_or_no_shape_at_all()
    {
        byte[] matrix = FloatTensor("W", [2, 1], 3, 4);
        Assert.Equal(2, Read(new OnnxBuilder().Input("x", FloatType, 2).Initializer(matrix).Node("MatMul", "x W", "y").ToBytes()).Layers[0].Inputs);
        Assert.Equal(2, Read(new OnnxBuilder().Input("x", FloatType).Initializer(matrix).Node("MatMul", "x W", "y").ToBytes()).Layers[0].Inputs);
        Assert.Equal(2, Read(new OnnxBuilder().Input("x", FloatType, null, null).Floats("m", [2], 1, 1).Initializer(matrix).Node("Sub", "x m", "d").Node("MatMul", "d W", "y").ToBytes()).Layers[0].Inputs);
        Assert.Equal([6.0, 8], Read(new OnnxBuilder().Input("x", FloatType).Floats("two", [], 2).Initializer(matrix).Node("Mul", "x two", "d").Node("MatMul", "d W", "y").ToBytes()).Layers[0].Weights);
        Assert.Contains("no matrix of weights", Refusal(new OnnxBuilder().Input("x", FloatType).Floats("two", [], 2).Node("Mul", "x two", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Contains("no matrix of weights", Refusal(new OnnxBuilder().Input("x", FloatType).Node("Relu", "x", "y").ToBytes()), StringComparison.Ordinal);
        Assert.Equal(2, Read(new OnnxBuilder().Input("x", FloatType, 32, 2).Initializer(matrix).Node("MatMul", "x W", "y").ToBytes()).Layers[0].Inputs);
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12 * Math.Max(1, Math.Abs(expected[i])));
    }
}
