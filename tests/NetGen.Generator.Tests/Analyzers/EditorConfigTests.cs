using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>
/// An id of a call takes its severity from <c>.editorconfig</c>, read as a project reads it; one of a declaration is an error whatever that says.
/// </summary>
public sealed class EditorConfigTests
{
    public static TheoryData<string> Ids => ReferencePageTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task SetsTheSeverityOfOneId(string id)
    {
        bool isOfDeclaration = ReferencePageTests.IsOfDeclaration(id);
        Assert.Equal([isOfDeclaration ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning], await Severities(id, $"dotnet_diagnostic.{id}.severity = warning"));
        Assert.Equal([isOfDeclaration ? DiagnosticSeverity.Error : DiagnosticSeverity.Info], await Severities(id, $"dotnet_diagnostic.{id}.severity = suggestion"));
        Assert.Equal(isOfDeclaration ? [DiagnosticSeverity.Error] : [], await Severities(id, $"dotnet_diagnostic.{id}.severity = none"));
    }

    /// <summary>Without a line about it an id is as documented: an error, a warning, or off.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task ChangesNothingUnlessItSaysSo(string id) => Assert.Equal(
        id switch { "NETGEN030" => (DiagnosticSeverity[])[], "NETGEN028" => [DiagnosticSeverity.Warning], _ => [DiagnosticSeverity.Error] },
        await Severities(id, "dotnet_diagnostic.NETGEN999.severity = none"));

    [Theory]
    [InlineData("NETGEN004", "NetGen.Declaration", DiagnosticSeverity.Error)]
    [InlineData("NETGEN020", "NetGen.Shape", DiagnosticSeverity.Warning)]
    public async Task SetsTheSeverityOfACategory(string id, string category, DiagnosticSeverity expected) =>
        Assert.Equal([expected], await Severities(id, $"dotnet_analyzer_diagnostic.category-{category}.severity = warning"));

    /// <summary>The severities under which the wrong example of the reference page is reported.</summary>
    private static async Task<IEnumerable<DiagnosticSeverity>> Severities(string id, string line)
    {
        using var workspace = new AdhocWorkspace();
        CompilationSettings settings = CompilationSettings.Default;
        Project project = workspace.AddProject("Project", LanguageNames.CSharp)
            .WithParseOptions(settings.ParseOptions)
            .WithCompilationOptions(settings.CompilationOptions)
            .WithMetadataReferences(MetadataReferences.All);
        GenerationResult generation = NetworkCompiler.Generate(ReferencePage.Sections.Single(section => section.Id == id).Examples[0], Models.Project);
        foreach ((string name, string text) in Files(ReferencePage.Sections.Single(section => section.Id == id).Examples[0], generation))
            project = project.AddDocument(name, text, filePath: "/project/" + name).Project;
        project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From($"root = true\n[*.cs]\n{line}\n"), filePath: "/project/.editorconfig").Project;

        ImmutableArray<DiagnosticAnalyzer> analyzers = [new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer(), new ServedNetworkAnalyzer(), new NetworkSizeAnalyzer()];

        // The rules of model files need the files, which come with options of their own; a category's severity is in the project's options.
        AnalyzerOptions options = string.CompareOrdinal(id, "NETGEN040") >= 0 ? generation.AnalyzerOptions : project.AnalyzerOptions;
        ImmutableArray<Diagnostic> diagnostics = await (await project.GetCompilationAsync())!
            .WithAnalyzers(analyzers, options)
            .GetAnalyzerDiagnosticsAsync();
        return diagnostics.Where(diagnostic => diagnostic.Id == id).Select(diagnostic => diagnostic.Severity).Distinct();
    }

    /// <summary>The user's file, the project's usings, and what the generator makes of them.</summary>
    private static IEnumerable<(string Name, string Text)> Files(string source, GenerationResult generation) =>
    [
        ("Source.cs", source),
        ("ImplicitUsings.g.cs", ImplicitUsings.Source),
        .. generation.Files.Select(file => ($"{typeof(NetworkGenerator).FullName}/{file.HintName}", file.Text)),
    ];
}
