namespace NetGen.Package.Tests;

/// <summary>A project whose networks cannot be generated does not build, whatever it says about analyzers and warnings.</summary>
[Collection(PackageCollection.Name)]
public sealed class DeclarationErrorTests(PackedPackage package) : IDisposable
{
    private const string Program =
        """
        #pragma warning disable
        Console.WriteLine();

        [Network(8)]
        partial class Short;

        [Network(64, 64, 10, MaxParameters = 4_000)]
        partial class Large;
        """;

    private static readonly string[] s_errors =
    [
        "Program.cs(4,2): error NETGEN003: Short needs at least two sizes, inputs and outputs; it has 1",
        "Program.cs(7,38): error NETGEN017: Large has 4810 parameters; MaxParameters allows 4000",
    ];

    private readonly EmptyProject _project = new(
        package,
        implicitUsings: true,
        languageVersion: "default",
        new Dictionary<string, string>
        {
            ["Program.cs"] = Program,
            [".editorconfig"] = "root = true\n[*.cs]\ndotnet_diagnostic.NETGEN003.severity = none\ndotnet_analyzer_diagnostic.severity = none\n",
        });

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Stop_a_build_once_with_and_without_analyzers()
    {
        foreach (string setting in new[] { "-p:NoWarn=NETGEN003%3BNETGEN017", "-p:RunAnalyzers=false", "-p:RunAnalyzersDuringBuild=false" })
        {
            ProgramRun build = await _project.BuildAsync(setting, "-tl:off");
            Assert.Equal(1, build.ExitCode);
            Assert.All(s_errors, error => Assert.Contains(error, build.Output, StringComparison.Ordinal));
            Assert.Contains("2 Error(s)", build.Output, StringComparison.Ordinal);
        }
    }
}
