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

    // A file system may count whole seconds only.
    private static readonly DateTime s_lastYear = new(2025, 1, 2, 3, 4, 6, DateTimeKind.Utc);

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
        Assert.Contains(".netgenmodel", design.Output, StringComparison.Ordinal);

        // Another model, of the same length and older than all that was built: from a backup, a checkout, a copy that keeps times.
        WriteModel(bias: 0.5f, s_lastYear);
        build = await BuildAsync();
        Assert.Contains(Read, build.Output, StringComparison.Ordinal);
        Assert.Equal("11.5 3.5", (await _project.RunAsync()).Output.Trim());

        // And one that differs in neither length nor time.
        WriteModel(bias: 0.75f, s_lastYear);
        build = await BuildAsync();
        Assert.Contains(Read, build.Output, StringComparison.Ordinal);
        Assert.Equal("11.75 3.75", (await _project.RunAsync()).Output.Trim());
    }

    /// <summary>Each framework has intermediate files of its own, and they are built at the same time.</summary>
    [ThoroughFact]
    public async Task Every_framework_of_a_project_reads_it_again()
    {
        using var project = new EmptyProject(
            package,
            implicitUsings: true,
            languageVersion: "13.0",
            new Dictionary<string, string> { ["Program.cs"] = Program },
            items: """<NetGenModel Include="models/sum.safetensors" />""",
            frameworks: "net10.0;net9.0",
            properties: "<RollForward>Major</RollForward><CompilerGeneratedFilesOutputPath>generated/$(TargetFramework)</CompilerGeneratedFilesOutputPath>",
            restored: true);
        foreach ((float bias, string expected) in new[] { (0f, "7 3"), (0.5f, "7.5 3.5"), (0.75f, "7.75 3.75") })
        {
            WriteModel(project.PathOf("models", "sum.safetensors"), bias, s_lastYear);
            ProgramRun build = (await project.DotnetAsync("build", "-c", "Release")).RequireSuccess();
            Assert.Equal(2, build.Output.Split(Read).Length - 1);
            foreach (string framework in new[] { "net10.0", "net9.0" })
                Assert.Equal(expected, (await project.DotnetAsync(project.PathOf("bin", "Release", framework, "Consumer.dll"))).RequireSuccess().Output.Trim());
        }
    }

    /// <summary>Files whose names would be one if their folders were written with another separator, and one of all that a name may hold.</summary>
    [Fact]
    public async Task Names_that_look_alike_are_different_files_each_is_listed_once_and_clean_leaves_nothing()
    {
        string[] names = ["m/n", "m~n", "m~0n", "M/n", "it's (a) 100%25 $name, #1"];
        using var project = new EmptyProject(
            package,
            implicitUsings: true,
            languageVersion: "default",
            new Dictionary<string, string>
            {
                ["Program.cs"] = string.Concat(names.Select((_, index) => $"float[] output{index} = new float[2];\nNet{index}.Forward([0f, 0f, 0f], output{index});\n"))
                    + $"Console.WriteLine($\"{string.Join(' ', names.Select((_, index) => $"{{output{index}[0]}}"))}\");\n"
                    + string.Concat(names.Select((name, index) => $"[Network(\"{name}.safetensors\")] static partial class Net{index};\n")),
            },
            items: string.Concat(names.Select(name => $"<NetGenModel Include=\"{name.Replace("%", "%25", StringComparison.Ordinal)}.safetensors\" />"))
                + """<NetGenModel Include="$(Twice)" Sizes="3-2" />""");
        for (int index = 0; index < names.Length; index++)
            WriteModel(project.PathOf([.. $"{names[index]}.safetensors".Split('/')]), bias: index + 1, s_lastYear);
        Assert.Equal("1 2 3 4 5", (await project.BuildAndRunAsync()).Output.Trim());

        ProgramRun build = await project.BuildAsync("-p:Twice=m/../m/n.safetensors");
        Assert.Equal(1, build.ExitCode);
        Assert.Contains(
            "m/../m/n.safetensors : error NETGEN052: The project lists this file twice, as 'm/n.safetensors' and as 'm/../m/n.safetensors' with Sizes=\"3-2\". Keep one of the items; <NetGenModel Update=\"...\" /> changes the metadata of an item that is listed before.",
            build.Output,
            StringComparison.Ordinal);

        string folder = project.PathOf("obj", "Release", "net10.0", "NetGen");
        Assert.NotEmpty(Directory.GetFiles(folder));
        (await project.DotnetAsync("clean", "-c", "Release", "-o", "built")).RequireSuccess();
        Assert.Empty(Directory.Exists(folder) ? Directory.GetFiles(folder) : []);
    }

    [Fact]
    public async Task A_changed_setting_reads_it_again_and_large_weights_travel_as_a_resource()
    {
        WriteModel(bias: 0.25f);
        await BuildAsync();
        Assert.Contains("Values =>", _project.GeneratedFiles(), StringComparison.Ordinal);

        ProgramRun build = await BuildAsync("-p:NetGenLiteralParameters=7");
        Assert.Contains(Read, build.Output, StringComparison.Ordinal);
        Assert.Contains("\"NetGen/models/sum.safetensors\"", _project.GeneratedFiles(), StringComparison.Ordinal);
        Assert.DoesNotContain("Values =>", _project.GeneratedFiles(), StringComparison.Ordinal);
        Assert.Equal("7.25 3.25", (await _project.RunAsync()).Output.Trim());

        // An edit changes the resource and no line of code.
        WriteModel(bias: 0.75f);
        await BuildAsync("-p:NetGenLiteralParameters=7");
        Assert.Equal("7.75 3.75", (await _project.RunAsync()).Output.Trim());

        await BuildAsync();
        Assert.Contains("Values =>", _project.GeneratedFiles(), StringComparison.Ordinal);
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

    private async Task<ProgramRun> BuildAsync(params string[] arguments) =>
        (await _project.BuildAsync(arguments)).RequireSuccess();

    private void WriteModel(float bias) => WriteModel(bias, DateTime.UtcNow);

    private void WriteModel(float bias, DateTime time) => WriteModel(ModelPath, bias, time);

    /// <summary>A model of two outputs: the sum of all three inputs, and that of the first two.</summary>
    private static void WriteModel(string path, float bias, DateTime time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] bytes = new SafetensorsBuilder()
            .Add("fc.weight", [2, 3], 1, 1, 1, 1, 1, 0)
            .Add("fc.bias", [2], bias, bias)
            .ToBytes();
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, time);
    }
}
