using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Writers;
using NetGen.Testing;
using static NetGen.ModelFiles.Tests.Writers.OnnxBuilder;

namespace NetGen.ModelFiles.Tests.OnnxFiles;

/// <summary>Weights in files beside the model are read; a location that leads anywhere else is refused before anything is opened.</summary>
public sealed class ExternalDataTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExternalDataTests()
    {
        Directory.CreateDirectory(_folder.Combine("model", "data"));
        byte[] numbers = [.. new float[] { 9, 1, 2, 3 }.SelectMany(BitConverter.GetBytes)];
        File.WriteAllBytes(_folder.Combine("model", "weights.bin"), numbers);
        File.WriteAllBytes(_folder.Combine("model", "data", "weights.bin"), numbers);
        File.WriteAllBytes(_folder.Combine("secret.bin"), numbers);
        File.CreateSymbolicLink(_folder.Combine("model", "link.bin"), _folder.Combine("secret.bin"));
        Directory.CreateSymbolicLink(_folder.Combine("model", "linked"), _folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("weights.bin")]
    [InlineData("./weights.bin")]
    [InlineData("data/weights.bin")]
    public void Data_in_the_folder_of_the_model_is_read(string location)
    {
        DenseModel model = Read(("location", location), ("offset", "4"), ("length", "8"));
        Assert.Equal([1.0, 2], model.Layers[0].Weights);
        Assert.Equal([9.0, 1], Read(("location", location)).Layers[0].Weights);
    }

    [Theory]
    [InlineData("../secret.bin", "only files in the folder of the model are read")]
    [InlineData("data/../../secret.bin", "only files in the folder of the model are read")]
    [InlineData("..\\secret.bin", "only files in the folder of the model are read")]
    [InlineData("/etc/passwd", "only files in the folder of the model are read")]
    [InlineData("C:/secret.bin", "only files in the folder of the model are read")]
    [InlineData("C:secret.bin", "only files in the folder of the model are read")]
    [InlineData("\\\\server\\secret.bin", "only files in the folder of the model are read")]
    [InlineData("", "only files in the folder of the model are read")]
    [InlineData("weights.bin\0", "only files in the folder of the model are read")]
    [InlineData("link.bin", "which is a link or behind one")]
    [InlineData("linked/secret.bin", "which is a link or behind one")]
    [InlineData("missing.bin", "which is not beside the model")]
    [InlineData("data", "which is not beside the model")]
    public void A_location_elsewhere_is_refused(string location, string reason) => Refuse(reason, ("location", location));

    [Fact]
    public void An_absolute_path_is_refused_even_into_the_folder() =>
        Refuse("only files in the folder of the model are read", ("location", _folder.Combine("model", "weights.bin")));

    [Fact]
    public void A_range_outside_the_file_is_refused()
    {
        Refuse("needs the bytes from 12 to 20 of 'weights.bin', which has 16", ("location", "weights.bin"), ("offset", "12"));
        Refuse("needs the bytes from 9223372036854775807 to 9223372036854775815", ("location", "weights.bin"), ("offset", "9223372036854775807"));
        Refuse("needs 8 bytes; its external data has 4", ("location", "weights.bin"), ("length", "4"));
        Refuse("the offset '-4'", ("location", "weights.bin"), ("offset", "-4"));
        Refuse("the length '1e1'", ("location", "weights.bin"), ("length", "1e1"));
        Refuse("its location is missing");
        Refuse("two entries 'location'", ("location", "weights.bin"), ("location", "weights.bin"));
    }

    [Fact]
    public void Constants_that_share_bytes_are_refused_before_they_fill_the_memory()
    {
        OnnxBuilder builder = WithInput(2);
        for (int i = 0; i < 2; i++)
            builder.Initializer(External($"W{i}", [2, 2], ("location", "weights.bin"))).Node("MatMul", i == 0 ? "x W0" : "v0 W1", $"v{i}");
        string path = _folder.Combine("model", "model.onnx");
        File.WriteAllBytes(path, builder.Output("v1").ToBytes());
        Assert.Contains("The constants in 'weights.bin' have more bytes than the file: they overlap", Assert.Throws<ModelFileException>(() => ModelReader.Read(path, new Dictionary<string, string>())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_has_no_folder()
    {
        byte[] model = Model([("location", "weights.bin")]);
        Assert.Contains("load the model by its path", OnnxReading.Refusal(model), StringComparison.Ordinal);
    }

    private void Refuse(string reason, params (string Key, string Value)[] entries) =>
        Assert.Contains(reason, Assert.Throws<ModelFileException>(() => Read(entries)).Message, StringComparison.Ordinal);

    private DenseModel Read(params (string Key, string Value)[] entries)
    {
        string path = _folder.Combine("model", "model.onnx");
        File.WriteAllBytes(path, Model(entries));
        return ModelReader.Read(path, new Dictionary<string, string>());
    }

    private static byte[] Model((string Key, string Value)[] entries)
    {
        return WithInput(2).Initializer(External("W", [2, 1], entries)).Node("MatMul", "x W", "y").ToBytes();
    }

    private static byte[] External(string name, long[] shape, params (string Key, string Value)[] entries)
    {
        byte[] external = [.. entries.SelectMany(entry => Wire.Bytes(13, Wire.Text(1, entry.Key), Wire.Text(2, entry.Value)))];
        return Tensor(name, shape, FloatType, external, Wire.Integer(14, 1));
    }
}
