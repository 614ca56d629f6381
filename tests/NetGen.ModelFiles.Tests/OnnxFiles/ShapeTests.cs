using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Writers;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Operators that change no number are passed over; those that would mix samples or values are refused.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Operators_that_change_nothing_are_passed_over()
    {
        Accept(13, b => b.Node("Identity", "x", "v"));
        Accept(13, b => b.Node("Dropout", "x", "v"));
        Accept(12, b => b.Floats("ratio", [], 0.5f).Initializer(Tensor("training", [], 9, Wire.Bytes(9, new byte[] { 0 }))).Node("Dropout", "x ratio training", "v"));
        Accept(6, b => b.Node("Dropout", "x", "v", Attribute("is_test", 1L)));
        Accept(13, b => b.Node("Cast", "x", "v", Attribute("to", 1L)));
        Accept(13, b => b.Node("Flatten", "x", "v"));
        Accept(13, b => b.Node("Concat", "x", "v", Attribute("axis", 1L)));
        Accept(13, b => b.Integers("shape", -1, 4).Node("Reshape", "x shape", "v"));
        Accept(13, b => b.Integers("shape", 0, -1).Node("Reshape", "x shape", "v"));
        Accept(13, b => b.Integers("axes", 1).Node("Unsqueeze", "x axes", "u").Node("Squeeze", "u axes", "v"));
        Accept(11, b => b.Node("Unsqueeze", "x", "u", Attribute("axes", [1L])).Node("Squeeze", "u", "v", Attribute("axes", [-2L])));
        Accept(13, b => b.Node("Transpose", "x", "t").Node("Transpose", "t", "v"));
        Accept(13, b => b.Node("Shape", "x", "s").Integers("zero", 0).Node("Gather", "s zero", "n").Integers("rest", -1).Node("Concat", "n rest", "shape", Attribute("axis", 0L)).Node("Reshape", "x shape", "v"));
        Accept(13, b => b.Node("Shape", "x", "s").Integers("zero", 0).Integers("one", 1).Node("Slice", "s zero one", "n").Integers("rest", 4).Node("Concat", "n rest", "shape", Attribute("axis", 0L)).Node("Reshape", "x shape", "v"));
    }

    [Fact]
    public void An_input_of_more_dimensions_is_flattened()
    {
        byte[] model = new OnnxBuilder().Input("x", FloatType, null, 2, 2).Floats("W", [4, 1], 1, 2, 3, 4).Node("Flatten", "x", "v").Node("MatMul", "v W", "y").ToBytes();
        Assert.Equal([1.0, 2, 3, 4], Read(model).Layers[0].Weights);
        Assert.Contains("(MatMul)", Refusal(new OnnxBuilder().Input("x", FloatType, null, 2, 2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "y").ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_output_may_lose_its_last_dimension()
    {
        byte[] model = WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "z").Integers("axes", -1).Node("Squeeze", "z axes", "y").ToBytes();
        Assert.Equal(1, Read(model).Layers[0].Outputs);
        model = WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "z").Integers("shape", -1).Node("Reshape", "z shape", "y").ToBytes();
        Assert.Equal(1, Read(model).Layers[0].Outputs);
    }

    [Fact]
    public void What_mixes_samples_or_values_is_refused()
    {
        Refuse(13, b => b.Integers("shape", -1, 2).Node("Reshape", "x shape", "v"), "mixes samples or splits their values");
        Refuse(13, b => b.Integers("shape", -1).Node("Reshape", "x shape", "v"), "mixes samples or splits their values");
        Refuse(13, b => b.Integers("shape", 4, -1).Node("Reshape", "x shape", "v"), "mixes samples or splits their values");
        Refuse(13, b => b.Node("Flatten", "x", "v", Attribute("axis", 0L)), "(Flatten): its axis 0 mixes samples");
        Refuse(13, b => b.Node("Flatten", "x", "v", Attribute("axis", 2L)), "(Flatten): its axis 2 mixes samples");
        Refuse(13, b => b.Node("Transpose", "x", "v"), "(MatMul)");
        Refuse(13, b => b.Node("Concat", "x x", "v", Attribute("axis", 1L)), "(Concat): it joins 2 values");
        Refuse(13, b => b.Node("Cast", "x", "v", Attribute("to", 7L)), "(Cast): it casts from ONNX's type 1 to 7");
        Refuse(6, b => b.Node("Dropout", "x", "v"), "(Dropout): it is in training mode");
        Refuse(13, b => b.Floats("c", [3, 1], 1, 2, 3).Node("Add", "x c", "v"), "the constant 'c' [3, 1] does not go with a value of the shape [N, 4]");
        Refuse(13, b => b.Floats("c", [2], 1, 2).Node("Add", "x c", "v"), "the constant 'c' [2] does not go with");
        Refuse(13, b => b.Floats("c", [1, 1, 1], 0).Node("Max", "x c", "v"), "(Max): the constant 'c' [1, 1, 1] has more dimensions than");
        Refuse(13, b => b.Floats("c", [1, 1, 1], 2).Node("Pow", "x c", "v"), "(Pow): the constant 'c' [1, 1, 1] has more dimensions than");
        Refuse(6, b => b.Floats("c", [4], 1, 2, 3, 4).Node("Add", "x c", "v"), "with the attribute broadcast only");
    }

    [Fact]
    public void Before_opset_7_an_axis_places_a_constant()
    {
        byte[] model = WithInput(2, 6).Floats("W", [2, 2], 1, 2, 3, 4).Floats("b", [2], 5, 6).Node("MatMul", "x W", "z")
            .Node("Add", "z b", "y", Attribute("broadcast", 1L), Attribute("axis", 1L)).ToBytes();
        Assert.Equal([5.0, 6], Read(model).Layers[0].Biases!);
        model = WithInput(2, 6).Floats("W", [2, 2], 1, 2, 3, 4).Floats("b", [2], 5, 6).Node("MatMul", "x W", "z")
            .Node("Add", "z b", "y", Attribute("broadcast", 1L), Attribute("axis", 0L)).ToBytes();
        Assert.Contains("(Add): the constant 'b' [2] does not go with", Refusal(model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cast_between_the_two_precisions_is_remarked()
    {
        byte[] model = WithInput(2).Floats("W", [2, 1], 1, 2).Node("MatMul", "x W", "z").Node("Cast", "z", "y", Attribute("to", 11L)).ToBytes();
        Assert.Contains("casts between float and double", Assert.Single(Read(model).Remarks), StringComparison.Ordinal);
    }

    private static void Accept(long opset, Func<OnnxBuilder, OnnxBuilder> nodes)
    {
        DenseLayer layer = Assert.Single(Read(Model(opset, nodes)).Layers);
        Assert.Equal([1.0, 2, 3, 4], layer.Weights);
        Assert.Equal((4, 1), (layer.Inputs, layer.Outputs));
    }

    private static void Refuse(long opset, Func<OnnxBuilder, OnnxBuilder> nodes, string reason) =>
        Assert.Contains(reason, Refusal(Model(opset, nodes)), StringComparison.Ordinal);

    private static byte[] Model(long opset, Func<OnnxBuilder, OnnxBuilder> nodes) =>
        nodes(WithInput(4, opset).Floats("W", [4, 1], 1, 2, 3, 4)).Node("MatMul", "v W", "y").ToBytes();
}
