namespace NetGen.Package.Tests;

/// <summary>
/// A new console project that has the package and nothing else: no build files of the repository, no other source of packages,
/// and a folder of its own to restore into, so that no package of an earlier run stands in for this one.
/// </summary>
internal sealed class EmptyProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EmptyProject(PackedPackage package, bool implicitUsings, string languageVersion, IReadOnlyDictionary<string, string> sources, string items = "")
    {
        _folder.Write("nuget.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="restored" />
              </config>
              <packageSources>
                <clear />
                <add key="packed" value="{package.SourceFolder}" />
              </packageSources>
            </configuration>
            """);
        _folder.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>{languageVersion}</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>{(implicitUsings ? "enable" : "disable")}</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>obj/generated</CompilerGeneratedFilesOutputPath>
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
    public string PathOf(params string[] parts) => _folder.Combine(parts);

    /// <summary>Runs <c>dotnet</c> in the project's folder.</summary>
    public Task<ProgramRun> DotnetAsync(params string[] arguments) => ProgramRun.DotnetAsync(_folder.Path, arguments);

    /// <summary>Builds the project, which may fail.</summary>
    public Task<ProgramRun> BuildAsync() => ProgramRun.DotnetAsync(_folder.Path, "build", "-c", "Release", "-o", "built");

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
        ProgramRun run = await ProgramRun.DotnetAsync(_folder.Path, _folder.Combine("built", "Consumer.dll"));
        return run.RequireSuccess();
    }

    /// <summary>The one file that the generator wrote.</summary>
    public string GeneratedFile()
        => File.ReadAllText(Directory.GetFiles(_folder.Combine("obj", "generated"), "*.cs", SearchOption.AllDirectories).Single()).ReplaceLineEndings("\n");
}
