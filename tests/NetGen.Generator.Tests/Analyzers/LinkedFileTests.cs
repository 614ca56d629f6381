using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Files that belong to two projects, files of one path, and lines that say they are elsewhere.</summary>
public sealed class LinkedFileTests
{
    private const string Wrong = "[Network(3, 4)] partial class Net; [Network(3, 0)] partial class Bad; class Program { void Run(Net net) => net.Forward(new float[4], new float[4]); }";

    [Fact]
    public async Task OneFileInTwoProjects()
    {
        SyntaxTree shared = NetworkCompiler.Parse(Wrong, "/shared/Linked.cs", CompilationSettings.Default);
        CSharpCompilation first = Project("class First;").AddSyntaxTrees(shared);
        CSharpCompilation second = Project("#define OTHER\nclass Second;").AddSyntaxTrees(shared);

        foreach (CSharpCompilation project in new[] { first, second, first })
        {
            Compilation output = Generate(project);
            Assert.Equal(["NETGEN004", "NETGEN020"], Ids(await Report(output)));
            Assert.Single(output.SyntaxTrees, tree => tree.FilePath.EndsWith("Net.g.cs", StringComparison.Ordinal));
        }
    }

    /// <summary>One project compiles the file under a symbol that the other does not define.</summary>
    [Fact]
    public async Task OneFileThatMeansSomethingElseInEach()
    {
        const string Source = "#if WIDE\n[Network(4, 4)]\n#else\n[Network(3, 4)]\n#endif\npartial class Net; class Program { void Run(Net net) => net.Forward(new float[4], new float[4]); }";
        CSharpParseOptions narrow = CompilationSettings.Default.ParseOptions;
        CSharpParseOptions wide = narrow.WithPreprocessorSymbols("WIDE");

        Assert.Equal(["NETGEN020"], Ids(await Report(Generate(Project("class First;").AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source, narrow, "/shared/Linked.cs"))))));
        Assert.Empty(await Report(Generate(Project("class First;").AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source, wide, "/shared/Linked.cs")))));
    }

    /// <summary>Two folders' files are compiled under one name, and one of the networks is wrong.</summary>
    [Fact]
    public async Task TwoFilesOfOnePath()
    {
        CSharpCompilation project = Project("class First;").AddSyntaxTrees(
            NetworkCompiler.Parse("[Network(3, 4)] partial class One; [Network(2, 2)] partial class Two;", "Same.cs", CompilationSettings.Default),
            NetworkCompiler.Parse("[Network(0, 4)] partial class Three; class Program { void Run(One one) => one.Forward(new float[4], new float[4]); }", "Same.cs", CompilationSettings.Default));

        Compilation output = Generate(project);
        Assert.Equal(["NETGEN004", "NETGEN020"], Ids(await Report(output)));
        Assert.Equal(2 * 3, output.SyntaxTrees.Count() - project.SyntaxTrees.Length);
        Assert.DoesNotContain(output.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>A template language maps lines to its own file: the report points there.</summary>
    [Fact]
    public async Task LinesOfAnotherFile()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.Report(
            new NetworkDeclarationAnalyzer(), "#line 7 \"Page.template\"\n[Network(3, 0)] partial class Net;\n#line default\nclass Other;"));

        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        Assert.Equal("NETGEN004", diagnostic.Id);
        Assert.Equal(("Page.template", 6, 12), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
    }

    private static CSharpCompilation Project(string source) => NetworkCompiler.CreateCompilation([source], CompilationSettings.Default);

    private static Compilation Generate(CSharpCompilation project)
    {
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: CompilationSettings.Default.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(project, out Compilation output, out _);
        return output;
    }

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal);

    private static async Task<ImmutableArray<Diagnostic>> Report(Compilation compilation) =>
        await compilation.WithAnalyzers([new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
