using NetGen.Build;
using NetGen.Formats.Reading;
using NetGen.ModelFiles.Tests.Writers;

namespace NetGen.Generator.Tests.Descriptions;

/// <summary>When a model is read again, and where what is made of it goes.</summary>
public sealed class ModelIntermediateTests : IDisposable
{
    private const int Literal = 1000;
    private const int AsResource = 3;

    // Older than everything that a build writes.
    private static readonly DateTime s_lastYear = new(2025, 1, 2, 3, 4, 6, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-").FullName;

    private string ModelPath => Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Literal)]
    [InlineData(AsResource)]
    public void IsMadeOnceAndAgainWhenTheFileHasOtherBytes(int literalParameters)
    {
        WriteModel(bias: 1, DateTime.UtcNow);
        Assert.True(Update(literalParameters));
        Assert.False(Update(literalParameters));

        // A checkout writes the same with a new time.
        File.SetLastWriteTimeUtc(ModelPath, DateTime.UtcNow.AddDays(1));
        Assert.False(Update(literalParameters));

        // Older than what was made of the file before.
        WriteModel(bias: 2, s_lastYear);
        Assert.True(Update(literalParameters));
        Assert.Equal(2, Bias(literalParameters));
        Assert.False(Update(literalParameters));

        // Neither length nor time differ.
        WriteModel(bias: 3, s_lastYear);
        Assert.True(Update(literalParameters));
        Assert.Equal(3, Bias(literalParameters));
    }

    [Fact]
    public void DataBesideTheModelIsPartOfItWhateverItsName()
    {
        string path = Path.Combine(_folder, "model.onnx"), data = Path.Combine(_folder, "numbers.bin");
        File.WriteAllBytes(path, OnnxBuilder.WithInput(2).Initializer(External("W", [2, 1], "numbers.bin")).Node("MatMul", "x W", "y").ToBytes());
        WriteData(1, 2);
        Assert.True(UpdateModel(path));
        Assert.False(UpdateModel(path));

        WriteData(3, 4);
        Assert.True(UpdateModel(path));
        Assert.Contains("row\t1\t1\t3\nrow\t1\t2\t4\n", File.ReadAllText(Intermediate(path).Description), StringComparison.Ordinal);
        Assert.False(UpdateModel(path));

        File.Delete(data);
        Assert.Throws<ModelFileException>(() => UpdateModel(path));

        void WriteData(params float[] numbers)
        {
            File.WriteAllBytes(data, [.. numbers.SelectMany(BitConverter.GetBytes)]);
            File.SetLastWriteTimeUtc(data, s_lastYear);
        }
    }

    /// <summary>The compiler runs again where what it reads has a new time.</summary>
    [Fact]
    public void IsWrittenOnlyWhereItDiffers()
    {
        WriteModel(bias: 1, s_lastYear);
        Update(Literal);
        File.SetLastWriteTimeUtc(Intermediate(ModelPath).Description, s_lastYear);

        // Other bytes, the same model.
        byte[] bytes = new SafetensorsBuilder { Metadata = { ["author"] = "somebody" } }.Add("fc.weight", [1, 3], 1, 1, 1).Add("fc.bias", [1], 1).ToBytes();
        File.WriteAllBytes(ModelPath, bytes);
        Assert.True(Update(Literal));
        Assert.Equal(s_lastYear, File.GetLastWriteTimeUtc(Intermediate(ModelPath).Description));
        Assert.False(Update(Literal));
    }

    [Fact]
    public void IsMadeAgainForOtherSettings()
    {
        WriteModel(bias: 1, s_lastYear);
        Assert.True(Update(Literal));
        Assert.True(UpdateModel(ModelPath, Literal, "Sizes=\"3-1\""));
        Assert.False(UpdateModel(ModelPath, Literal, "Sizes=\"3-1\""));
        Assert.True(Update(AsResource));
        Assert.True(File.Exists(Intermediate(ModelPath).Resource));
        Assert.True(Update(Literal));
        Assert.False(File.Exists(Intermediate(ModelPath).Resource));
    }

    /// <summary>By a build that was killed, by another that shares the folder, or by hand.</summary>
    [Fact]
    public void IsMadeAgainWhereWhatWasMadeHasChanged()
    {
        WriteModel(bias: 1, s_lastYear);
        Update(AsResource);
        ModelIntermediate files = Intermediate(ModelPath);
        foreach (string file in new[] { files.Description, files.Resource, files.Record })
        {
            byte[] right = File.ReadAllBytes(file);
            File.WriteAllBytes(file, right[..^1]);
            Assert.True(Update(AsResource));
            Assert.Equal(right, File.ReadAllBytes(file));
            File.Delete(file);
            Assert.True(Update(AsResource));
            Assert.Equal(right, File.ReadAllBytes(file));
        }

        Assert.False(Update(AsResource));
    }

    /// <summary>A model that is replaced while it is read was hashed before: the next build sees another one.</summary>
    [Fact]
    public void IsMadeAgainWhereTheFileChangedMeanwhile()
    {
        WriteModel(bias: 1, s_lastYear);
        Intermediate(ModelPath).Update(Literal, () =>
        {
            DenseModel model = Read(ModelPath);
            WriteModel(bias: 2, s_lastYear);
            return ModelForms.Of(model);
        });
        Assert.Equal(1, Bias(Literal));
        Assert.True(Update(Literal));
        Assert.Equal(2, Bias(Literal));
    }

    /// <summary>An editor and a command line build the same project, and frameworks may share a folder.</summary>
    [Fact]
    public void MayBeMadeBySeveralBuildsAtOnce()
    {
        WriteModel(bias: 1, s_lastYear);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Update(AsResource));
        Assert.Equal(1, Bias(AsResource));
        Assert.False(Update(AsResource));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_folder, "obj")).Length);
    }

    [Fact]
    public void LeavesNothingOfAModelThatCannotBeRead()
    {
        WriteModel(bias: 1, s_lastYear);
        Update(AsResource);
        File.WriteAllBytes(ModelPath, [1, 2, 3]);
        Assert.Throws<ModelFileException>(() => Update(AsResource));
        Intermediate(ModelPath).Delete();
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "obj")));
    }

    /// <summary>Names that differ in anything have files of their own, on file systems that see no case, too, and names that no file may have.</summary>
    [Fact]
    public void HasANameOfItsOwnForEverySource()
    {
        string[] sources =
        [
            "m/n.onnx", "m~n.onnx", "m:n.onnx", "m~0n.onnx", "M/n.onnx", "m/N.onnx", "./m/n.onnx", "../m/n.onnx", "a/../m/n.onnx", "/m/n.onnx", "C:/m/n.onnx", "C~/m/n.onnx",
            "n.onnx", "n.onnx.", "n.onnx ", "con/n.onnx", "n*.onnx", "n?.onnx", "n\".onnx", "n<.onnx", "n\u00e9.onnx", "ne\u0301.onnx", new string('n', 5000) + "1.onnx", new string('n', 5000) + "2.onnx",
        ];
        string[] names = [.. sources.Select(source => new ModelIntermediate(_folder, source, ModelPath, "").Name)];
        Assert.Equal(sources.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[0-9a-f]{32}$", name));
    }

    private bool Update(int literalParameters) => UpdateModel(ModelPath, literalParameters);

    /// <summary>Whether the model was read.</summary>
    private bool UpdateModel(string path, int literalParameters = Literal, string settings = "") =>
        Intermediate(path, settings).Update(literalParameters, () => ModelForms.Of(Read(path))) is not null;

    private static DenseModel Read(string path) => ModelReader.Read(path, new Dictionary<string, string>());

    private ModelIntermediate Intermediate(string path, string settings = "") => new(Path.Combine(_folder, "obj"), Path.GetFileName(path), path, settings);

    /// <summary>The last parameter that was written.</summary>
    private float Bias(int literalParameters)
    {
        ModelIntermediate files = Intermediate(ModelPath);
        return literalParameters == Literal
            ? float.Parse(File.ReadAllText(files.Description).Split('\n').Single(line => line.StartsWith("row\t1\t0\t", StringComparison.Ordinal)).Split('\t')[3], System.Globalization.CultureInfo.InvariantCulture)
            : BitConverter.ToSingle(File.ReadAllBytes(files.Resource).AsSpan()[^sizeof(float)..]);
    }

    private void WriteModel(float bias, DateTime time)
    {
        File.WriteAllBytes(ModelPath, new SafetensorsBuilder().Add("fc.weight", [1, 3], 1, 1, 1).Add("fc.bias", [1], bias).ToBytes());
        File.SetLastWriteTimeUtc(ModelPath, time);
    }

    private static byte[] External(string name, long[] shape, string location) =>
        OnnxBuilder.Tensor(name, shape, OnnxBuilder.FloatType, Wire.Bytes(13, Wire.Text(1, "location"), Wire.Text(2, location)), Wire.Integer(14, 1));
}
