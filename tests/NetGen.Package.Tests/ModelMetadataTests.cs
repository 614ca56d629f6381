namespace NetGen.Package.Tests;

/// <summary>What the metadata of a model file's item say is what is read.</summary>
[Collection(PackageCollection.Name)]
public sealed class ModelMetadataTests(PackedPackage package)
{
    private const string Program =
        """
        float[] output = new float[2];
        Actor.Forward([1f, 2f], output.AsSpan(0, 1));
        Console.WriteLine(output[0]);
        Named.Forward([1f, 2f, 4f], output);
        Console.WriteLine($"{output[0]} {output[1]}");

        [Network("actor.onnx")]
        public static partial class Actor;

        [Network("named.safetensors")]
        public static partial class Named;
        """;

    [Fact]
    public async Task Every_metadata_can_be_written_and_is_heard()
    {
        using var project = new EmptyProject(
            package,
            implicitUsings: true,
            languageVersion: "default",
            new Dictionary<string, string> { ["Program.cs"] = Program },
            items: """
                <NetGenModel Include="actor.onnx" OutputName="mean" NewestOpset="40" ExternalData="actor.bin" />
                <NetGenModel Include="named.safetensors">
                  <TensorNames>layers.1.weight=a; layers.1.bias=b</TensorNames>
                  <Sizes>3-2</Sizes>
                </NetGenModel>
                """);
        File.WriteAllBytes(project.PathOf("actor.bin"), [.. new[] { 5f, 6 }.SelectMany(BitConverter.GetBytes)]);
        byte[] external = OnnxBuilder.Tensor("M", [2, 1], OnnxBuilder.FloatType, Wire.Bytes(13, Wire.Text(1, "location"), Wire.Text(2, "actor.bin")), Wire.Integer(14, 1));
        File.WriteAllBytes(project.PathOf("actor.onnx"), OnnxBuilder.WithInput(2, opset: 40).Floats("V", [2, 1], 1, 1).Initializer(external)
            .Node("MatMul", "x V", "value").Node("MatMul", "x M", "mean").Output("value").Output("mean").ToBytes());
        File.WriteAllBytes(project.PathOf("named.safetensors"), new SafetensorsBuilder().Add("a", [2, 3], 1, 1, 1, 1, 1, 0).Add("b", [2], 0.5f, 0.25f).ToBytes());

        ProgramRun build = (await project.BuildAsync()).RequireSuccess();
        Assert.Contains("actor.onnx: read 2-1, 2 parameters; The model uses opset 40, of which NetGen knows nothing; it is read as 28, which NewestOpset permits; The graph has 2 outputs; the network ends in 'mean'.", build.Output.Replace(".;", ";", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["17", "7.5 3.25"], (await project.RunAsync()).Output.Trim().ReplaceLineEndings("\n").Split('\n'));
    }
}
