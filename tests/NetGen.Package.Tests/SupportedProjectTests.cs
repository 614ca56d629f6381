using System.Text.RegularExpressions;

namespace NetGen.Package.Tests;

/// <summary>A project that cannot use the package is told what it needs, once.</summary>
[Collection(PackageCollection.Name)]
public sealed class SupportedProjectTests(PackedPackage package)
{
    private static readonly string[] s_older = ["3", "7.3", "8.0", "10", "12", "ISO-1", "iso-2"];
    private static readonly string[] s_newer = ["13", "13.0", "14.0", "latest", "latestMajor", "preview", "default"];

    private static readonly Dictionary<string, string> s_sources = new()
    {
        ["Program.cs"] = "new TestNet(seed: 1).Forward([1f, 2f, 3f], new float[2]);\n[Network(3, 4, 2)] public partial class TestNet;\n",
        ["languages.targets"] = $"""
            <Project>
              <ItemGroup>
                <Language Include="{string.Join(';', s_older)};{string.Join(';', s_newer)}" />
              </ItemGroup>
              <Target Name="CheckAll">
                <MSBuild Projects="Consumer.csproj" Targets="NetGenCheckProject" Properties="LangVersion=%(Language.Identity)" ContinueOnError="true" />
                <Message Importance="high" Text="C# %(Language.Identity) is checked" />
              </Target>
            </Project>
            """,
    };

    /// <summary>Nothing but the package, so that nothing else can fail: no framework, no compiler.</summary>
    [Fact]
    public async Task An_older_framework_is_refused_when_it_is_restored_and_the_message_names_those_that_are_not()
    {
        using var project = new EmptyProject(
            package,
            implicitUsings: true,
            languageVersion: "latest",
            s_sources,
            frameworks: "net10.0;net8.0;netstandard2.0",
            properties: "<DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>");
        ProgramRun restore = await project.DotnetAsync("restore");

        // A message of several lines is several errors to the build.
        string[] errors = Errors(restore);
        string[] supported = [.. errors.Where(error => error.StartsWith("error NU1202:   - ", StringComparison.Ordinal))];
        Assert.NotEqual(0, restore.ExitCode);
        Assert.Equal(
            [
                $"error NU1202: Package NetGen {package.Version} is not compatible with net8.0 (.NETCoreApp,Version=v8.0). Package NetGen {package.Version} supports:",
                $"error NU1202: Package NetGen {package.Version} is not compatible with netstandard2.0 (.NETStandard,Version=v2.0). Package NetGen {package.Version} supports:",
            ],
            errors.Except(supported));
        Assert.Equal(["error NU1202:   - net10.0 (.NETCoreApp,Version=v10.0)", "error NU1202:   - net9.0 (.NETCoreApp,Version=v9.0)"], supported);
    }

    [Fact]
    public async Task An_older_language_and_an_older_compiler_are_one_error_each()
    {
        using var project = new EmptyProject(package, implicitUsings: true, languageVersion: "12.0", s_sources);
        Assert.Equal(
            ["error NETGEN061: NetGen needs C# 13 or later, and this project is compiled as C# 12.0. Remove LangVersion from the project, or set it to 13 or later."],
            Errors(await project.BuildAsync()));
        Assert.Equal(
            ["error NETGEN062: NetGen needs the compiler of .NET SDK 9.0.300 or later, Roslyn 4.14; this is 4.12. Install a newer SDK, and see that no global.json asks for the older one."],
            Errors(await project.BuildAsync("-p:LangVersion=latest", "-p:CompilerApiVersion=roslyn4.12")));

        // Every way to write a version.
        ProgramRun check = await project.DotnetAsync("msbuild", "languages.targets", "-nologo");
        Assert.Equal(
            s_older.Order(StringComparer.Ordinal).Select(version => $"error NETGEN061: NetGen needs C# 13 or later, and this project is compiled as C# {version}. Remove LangVersion from the project, or set it to 13 or later."),
            Errors(check));
        Assert.All(s_newer, version => Assert.Contains($"C# {version} is checked", check.Output, StringComparison.Ordinal));
    }

    /// <summary>The errors, each once though a build repeats them at its end, without the file before and the project behind.</summary>
    private static string[] Errors(ProgramRun run)
        => [.. Regex.Matches(run.Output, @"error [A-Z]+[0-9]*: [^\r\n]*?(?=\s*(\[[^\]]*\]\s*)?[\r\n])").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];
}
