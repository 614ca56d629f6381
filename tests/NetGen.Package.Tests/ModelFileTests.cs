namespace NetGen.Package.Tests;

/// <summary>A project with the package and one line for a model file: what is built from it, when it is read, and what is said of a bad one.</summary>
[Collection(PackageCollection.Name)]
public sealed class ModelFileTests(PackedPackage package) : IDisposable
{
    private const string Program =
        """
        float[] output = new float[2];
        Sum.Forward([1f, 2f, 4f], output);
        Console.WriteLine($"{output[0]} {output[1]}");

        [Network("sum.safetensors")]
        public static partial class Sum;
        """;

    // What the build says when it reads a model.
    private const string Read = "sum.safetensors: read 3-2";

    private readonly EmptyProject _project = new(
        package,
        implicitUsings: true,
        languageVersion: "default",
        new Dictionary<string, string> { ["Program.cs"] = Program },
        items: """<NetGenModel Include="models/sum.safetensors" />""");

    private string ModelPath => _project.PathOf("models", "sum.safetensors");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task One_line_is_enough_and_only_an_edit_of_the_model_reads_it_again()
    {
        WriteModel(bias: 0);
        ProgramRun build = await BuildAsync();
        Assert.Contains(Read, build.Output, StringComparison.Ordinal);
        Assert.Equal("7 3", (await _project.RunAsync()).Output.Trim());

        // An edit of code.
        File.WriteAllText(_project.PathOf("Program.cs"), Program.Replace("4f]", "8f]", StringComparison.Ordinal));
        build = await BuildAsync();
        Assert.DoesNotContain(Read, build.Output, StringComparison.Ordinal);
        Assert.Equal("11 3", (await _project.RunAsync()).Output.Trim());

        // A build in an editor.
        ProgramRun design = await _project.DotnetAsync(
            "msbuild", "-t:CoreCompile", "-p:Configuration=Release", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:AdditionalFiles");
        Assert.DoesNotContain(Read, design.RequireSuccess().Output, StringComparison.Ordinal);
        Assert.Contains("models~sum.safetensors.netgenmodel", design.Output, StringComparison.Ordinal);

        // An edit of the model.
        WriteModel(bias: 0.5f);
        build = await BuildAsync();
        Assert.Contains(Read, build.Output, StringComparison.Ordinal);
        Assert.Equal("11.5 3.5", (await _project.RunAsync()).Output.Trim());
    }

    [Fact]
    public async Task A_changed_setting_reads_it_again_and_large_weights_travel_as_a_resource()
    {
        WriteModel(bias: 0.25f);
        await BuildAsync();
        Assert.Contains("Values =>", _project.GeneratedFile(), StringComparison.Ordinal);

        ProgramRun build = await BuildAsync("-p:NetGenLiteralParameters=7");
        Assert.Contains(Read, build.Output, StringComparison.Ordinal);
        Assert.Contains("\"NetGen/models/sum.safetensors\"", _project.GeneratedFile(), StringComparison.Ordinal);
        Assert.DoesNotContain("Values =>", _project.GeneratedFile(), StringComparison.Ordinal);
        Assert.Equal("7.25 3.25", (await _project.RunAsync()).Output.Trim());

        // An edit changes the resource and no line of code.
        WriteModel(bias: 0.75f);
        await BuildAsync("-p:NetGenLiteralParameters=7");
        Assert.Equal("7.75 3.75", (await _project.RunAsync()).Output.Trim());

        await BuildAsync();
        Assert.Contains("Values =>", _project.GeneratedFile(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_an_error_at_the_attribute()
    {
        WriteModel(bias: 0);
        File.WriteAllText(_project.PathOf("Program.cs"), Program.Replace("[Network(\"sum.safetensors\")]", "[Network(3, 4, Weights = \"sum.safetensors\")]", StringComparison.Ordinal));
        ProgramRun build = await _project.BuildAsync();
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("Program.cs(5,26): error NETGEN041: 'fc.weight' in models/sum.safetensors has the shape 2 x 3, 3 inputs and 2 outputs; layer 1 of Sum needs 4 x 3, 3 inputs and 4 outputs", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_and_a_missing_one_are_errors_of_the_build_and_NaN_is_a_warning()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ModelPath)!);
        ProgramRun build = await _project.BuildAsync();
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("models/sum.safetensors : error NETGEN051: ", build.Output, StringComparison.Ordinal);

        File.WriteAllBytes(ModelPath, [1, 2, 3]);
        build = await _project.BuildAsync();
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("models/sum.safetensors : error NETGEN050: ", build.Output, StringComparison.Ordinal);

        // Nothing of it stays behind.
        WriteModel(bias: float.NaN);
        build = await BuildAsync();
        Assert.Contains("models/sum.safetensors : warning NETGEN055: 'fc.bias' has 2 of 2 values that are NaN or infinite.", build.Output, StringComparison.Ordinal);
        File.WriteAllBytes(ModelPath, [1, 2, 3]);
        Assert.Equal(1, (await _project.BuildAsync()).ExitCode);
        Assert.Equal(1, (await _project.BuildAsync()).ExitCode);
    }

    [Fact]
    public async Task Clean_leaves_nothing()
    {
        WriteModel(bias: 0);
        await BuildAsync();
        string folder = _project.PathOf("obj", "Release", "net10.0", "NetGen");
        Assert.NotEmpty(Directory.GetFiles(folder));

        (await _project.DotnetAsync("clean", "-c", "Release", "-o", "built")).RequireSuccess();
        Assert.Empty(Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
    }

    private async Task<ProgramRun> BuildAsync(params string[] arguments) =>
        (await _project.DotnetAsync(["build", "-c", "Release", "-o", "built", .. arguments])).RequireSuccess();

    /// <summary>A model of two outputs: the sum of all three inputs, and that of the first two.</summary>
    private void WriteModel(float bias)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ModelPath)!);
        byte[] bytes = new SafetensorsBuilder()
            .Add("fc.weight", [2, 3], 1, 1, 1, 1, 1, 0)
            .Add("fc.bias", [2], bias, bias)
            .ToBytes();

        // A file system may count whole seconds only; an edit by hand is always later than the build before.
        File.WriteAllBytes(ModelPath, bytes);
        File.SetLastWriteTimeUtc(ModelPath, DateTime.UtcNow);
    }
}
