using System.Text;
using NetGen.Formats.Reading;
using NetGen.Formats.Reading.Onnx;
using NetGen.Formats.Reading.Onnx.Format;
using NetGen.Formats.Reading.Safetensors;
using NetGen.ModelFiles.Tests.Networks;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;
using static NetGen.ModelFiles.Tests.OnnxFiles.OnnxReading;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Versions of ONNX whose text is known are read, others by permission; what is no network of ONNX's operators is called what it is.</summary>
public sealed class OpsetTests
{
    [Theory]
    [InlineData(0, "uses opset 0; 6 to 28 are read.")]
    [InlineData(5, "uses opset 5; 6 to 28 are read.")]
    [InlineData(-1, "uses opset -1; 6 to 28 are read.")]
    [InlineData(29, "uses opset 29; 6 to 28 are read, 28 being the newest that NetGen knows. Export it with one of those; or, if its operators still mean what they meant, permit it: NewestOpset=\"29\" at the NetGenModel item or new() { NewestOpset = 29 } in the call of Onnx.Load.")]
    public void Another_opset_is_refused(long opset, string reason) => Assert.EndsWith(reason, Refusal(Model(opset)), StringComparison.Ordinal);

    [Theory]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(28)]
    public void The_newest_opsets_are_read(long opset)
    {
        DenseModel model = Read(Model(opset));
        Assert.Equal([3.0, 4], Assert.Single(model.Layers).Weights);
        Assert.Empty(model.Remarks);
    }

    [Fact]
    public void A_newer_one_is_read_by_permission_and_an_older_limit_holds()
    {
        Assert.Equal("The model uses opset 31, of which NetGen knows nothing; it is read as 28, which NewestOpset permits.", Assert.Single(Read(Model(31), newestOpset: 31).Remarks));
        Assert.Contains("uses opset 32; 6 to 31 are read, 28 being the newest that NetGen knows.", Refusal(Model(32), newestOpset: 31), StringComparison.Ordinal);
        Assert.EndsWith("uses opset 14; 6 to 13 are read, as NewestOpset says.", Refusal(Model(14), newestOpset: 13), StringComparison.Ordinal);

        var network = new ScaledNet();
        Assert.Contains("opset 31", Onnx.Load(network, new MemoryStream(Model(31)), new() { NewestOpset = 31 }).ToString(), StringComparison.Ordinal);
        Assert.Equal([3f, 4], network.Weights1.ToArray());
        Assert.Throws<InvalidDataException>(() => Onnx.Load(network, new MemoryStream(Model(31))));
    }

    [Fact]
    public void An_operator_that_its_opset_does_not_have_is_refused() =>
        Assert.Equal(
            "Node 'node1' (Gelu): ONNX has this operator since opset 20, and the model uses opset 13.",
            Refusal(WithInput(2).Floats("W", [2, 1], 3, 4).Node("MatMul", "x W", "z").Node("Gelu", "z", "y").ToBytes()));

    [Fact]
    public void A_model_without_operators_of_ONNX_is_called_what_it_is()
    {
        Assert.Equal(
            "The model has none of ONNX's own operators, only 'ai.onnx.ml' TreeEnsembleRegressor: those are trees, support vectors and other classical models, not layers of a network.",
            Refusal(OnlyMachineLearning(WithInput(2).NodeIn("ai.onnx.ml", "TreeEnsembleRegressor", "x", "y"))));
        Assert.Equal(
            "The model has node 'node0' (Relu) and does not say which version of ONNX's operators that is: opset_import is missing.",
            Refusal(OnlyMachineLearning(WithInput(2).Node("Relu", "x", "y"))));

        // The last but one field is the opset of ONNX itself.
        static byte[] OnlyMachineLearning(OnnxBuilder builder)
        {
            byte[] model = builder.ToBytes();
            int length = Wire.Bytes(8, Wire.Text(1, "ai.onnx.ml"), Wire.Integer(2, 3)).Length;
            return [.. model[..^(length + Wire.Bytes(8, Wire.Text(1, ""), Wire.Integer(2, 13)).Length)], .. model[^length..]];
        }
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n", "The file is a pointer of Git LFS, not the model: fetch the model with 'git lfs pull'.")]
    [InlineData("<!DOCTYPE html><html>", "The file is a web page, not a model: download the file itself.")]
    [InlineData("PK\u0003\u0004 and more", "The file is a ZIP archive, such as torch.save and Keras write: export the model as ONNX, or its weights as safetensors.")]
    public void A_file_that_stands_in_the_place_of_a_model_is_called_what_it_is(string content, string reason)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(content);
        Assert.Equal(reason, Refusal(bytes));
        Assert.Equal(reason, Assert.Throws<ModelFileException>(() => SafetensorsFile.Parse(bytes)).Message);

        // The data beside a model is such a file where the model is.
        using var folder = new TemporaryFolder();
        folder.Write("weights.data", content);
        byte[] entry(string key, string value) => Wire.Bytes(13, Wire.Text(1, key), Wire.Text(2, value));
        byte[] model = WithInput(2).Initializer(Tensor("W", [100, 10], FloatType, entry("location", "weights.data"), Wire.Integer(14, 1))).Node("MatMul", "x W", "y").ToBytes();
        Assert.Equal(
            $"The constant 'W' is in the file 'weights.data'. {reason}",
            Assert.Throws<ModelFileException>(() => OnnxModel.Read(model, new ExternalDataFolder(folder.Path), OnnxReadOptions.None)).Message);
    }

    [Fact]
    public void What_the_writer_says_of_a_model_is_kept_and_hinders_nothing()
    {
        byte[] model = [.. Model(13), .. Wire.Bytes(14, Wire.Text(1, "joint_names"), Wire.Text(2, "hip,knee")), .. Wire.Bytes(14, Wire.Text(1, "scale"), Wire.Text(2, "1")), .. Wire.Bytes(14, Wire.Text(1, "scale"), Wire.Text(2, "2"))];
        Assert.Single(Read(model).Layers);
        OnnxGraph graph = OnnxGraph.Parse(model);
        foreach (int _ in new[] { 1, 2 })
            Assert.Equal([("joint_names", "hip,knee"), ("scale", "2")], graph.ReadMetadata().Select(entry => (entry.Key, entry.Value)));
        Assert.Equal(["x"], graph.Inputs.Keys);
        Assert.Equal(["y"], graph.Outputs.Select(output => output.Name));
    }

    [Fact]
    public void An_error_at_a_node_tells_the_node_and_the_reason()
    {
        ModelFileException error = Assert.Throws<ModelFileException>(() => Read(WithInput(2).Floats("W", [2, 1], 3, 4).Node("MatMul", "x W", "z").Node("Sin", "z", "y").ToBytes()));
        Assert.Equal("node 'node1' (Sin)", error.Place);
        Assert.StartsWith("this operator is not supported in a fully connected network", error.Reason, StringComparison.Ordinal);
    }

    private static byte[] Model(long opset) => WithInput(2, opset).Floats("W", [2, 1], 3, 4).Node("MatMul", "x W", "y").ToBytes();
}
