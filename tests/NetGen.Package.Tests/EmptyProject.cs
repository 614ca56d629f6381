namespace NetGen.Package.Tests;

/// <summary>A new console project that has the package and nothing else.</summary>
internal sealed class EmptyProject : IDisposable
{
    // In the project, where a build that knows nothing of it would compile these files a second time.
    private const string GeneratedFolder = "generated";

    private readonly ConsumerFolder _folder;

    // What is restored is the same for every build of a test.
    private bool _isRestored;

    /// <param name="package">The package.</param>
    /// <param name="implicitUsings">Whether implicit usings are on.</param>
    /// <param name="languageVersion">The version of C#.</param>
    /// <param name="sources">The files by their names.</param>
    /// <param name="items">More items of the project.</param>
    /// <param name="frameworks">The frameworks, with a semicolon between two.</param>
    /// <param name="properties">More properties of the project.</param>
    /// <param name="restored">Whether packages that this repository has restored may be used.</param>
    public EmptyProject(
        PackedPackage package,
        bool implicitUsings,
        string languageVersion,
        IReadOnlyDictionary<string, string> sources,
        string items = "",
        string frameworks = "net10.0",
        string properties = "",
        bool restored = false)
    {
        _folder = new(package, restored);
        string framework = frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        _folder.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <{framework}>{frameworks}</{framework}>
                <LangVersion>{languageVersion}</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>{(implicitUsings ? "enable" : "disable")}</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>{GeneratedFolder}</CompilerGeneratedFilesOutputPath>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetGen" Version="[{package.Version}]" />
                {items}
              </ItemGroup>
            </Project>
            """);
        foreach ((string name, string text) in sources)
            _folder.Write(name, text);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The path of a file of the project.</summary>
    public string PathOf(params string[] parts) => _folder.PathOf(parts);

    /// <summary>Runs <c>dotnet</c> in the project's folder.</summary>
    public Task<ProgramRun> DotnetAsync(params string[] arguments) => _folder.DotnetAsync(arguments);

    /// <summary>Builds the project, which may fail; the first build restores it.</summary>
    public Task<ProgramRun> BuildAsync(params string[] arguments)
    {
        string[] restored = _isRestored ? ["--no-restore"] : [];
        _isRestored = true;
        return _folder.DotnetAsync(["build", "-c", "Release", "-o", "built", .. restored, .. arguments]);
    }

    /// <summary>Builds the project, with every warning an error, and runs the program.</summary>
    public async Task<ProgramRun> BuildAndRunAsync()
    {
        ProgramRun build = await BuildAsync();
        build.RequireSuccess();
        return await RunAsync();
    }

    /// <summary>Runs the program that was built.</summary>
    public async Task<ProgramRun> RunAsync()
    {
        ProgramRun run = await _folder.DotnetAsync(PathOf("built", "Consumer.dll"));
        return run.RequireSuccess();
    }

    /// <summary>The files that the generator wrote, one behind the other.</summary>
    public string GeneratedFiles() =>
        string.Concat(Directory.GetFiles(PathOf(GeneratedFolder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)).ReplaceLineEndings("\n");
}
