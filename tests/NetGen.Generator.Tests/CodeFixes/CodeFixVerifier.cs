using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>Applies a code fix in a workspace, as an editor does.</summary>
internal static class CodeFixVerifier
{
    /// <summary>Fails unless the fix of the first diagnostic turns one source into another.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="before">The source with the fault.</param>
    /// <param name="after">The repaired source.</param>
    /// <param name="title">What the editor offers; null to leave it out of the comparison.</param>
    /// <returns>The comparison.</returns>
    public static async Task Verify(CodeFixProvider fix, string before, string after, string? title = null)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, before);
        Diagnostic diagnostic = (await FindDiagnostics(fix, document.Project)).First();
        CodeAction action = Assert.Single(await Actions(fix, document, diagnostic));
        if (title is not null)
            Assert.Equal(title, action.Title);
        Assert.Equal(after, await Apply(action, document));
    }

    /// <summary>Fails unless Fix All turns one source into another in which nothing is left to fix.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="before">The source with the faults.</param>
    /// <param name="after">The repaired source.</param>
    /// <returns>The comparison.</returns>
    public static async Task VerifyAll(CodeFixProvider fix, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, before);
        ImmutableArray<Diagnostic> diagnostics = await FindDiagnostics(fix, document.Project);
        CodeAction first = (await Actions(fix, document, diagnostics[0]))[0];
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, first.EquivalenceKey!, diagnostics.Select(diagnostic => diagnostic.Id), new KnownDiagnostics(diagnostics), CancellationToken.None);
        CodeAction all = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        string text = await Apply(all, document);
        Assert.Equal(after, text);
        Assert.Empty(await FindDiagnostics(fix, document.WithText(SourceText.From(text)).Project));
    }

    /// <summary>Fails if the fix offers anything for any of its diagnostics.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="source">A source with a fault that has no fix.</param>
    /// <returns>The comparison.</returns>
    public static async Task VerifyNone(CodeFixProvider fix, string source)
    {
        using var workspace = new AdhocWorkspace();
        Document document = Open(workspace, source);
        ImmutableArray<Diagnostic> diagnostics = await FindDiagnostics(fix, document.Project);
        Assert.NotEmpty(diagnostics);
        foreach (Diagnostic diagnostic in diagnostics)
            Assert.Empty(await Actions(fix, document, diagnostic));
    }

    private static Document Open(AdhocWorkspace workspace, string source)
    {
        CompilationSettings settings = CompilationSettings.Default;
        Project project = workspace.AddProject("Project", LanguageNames.CSharp)
            .WithParseOptions(settings.ParseOptions)
            .WithCompilationOptions(settings.CompilationOptions)
            .WithMetadataReferences(MetadataReferences.All)
            .AddAnalyzerReference(new GeneratorReference());
        project = project.AddDocument("ImplicitUsings.g.cs", ImplicitUsings.Source).Project;
        return project.AddDocument("Source.cs", source);
    }

    private static async Task<ImmutableArray<Diagnostic>> FindDiagnostics(CodeFixProvider fix, Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return
        [
            .. diagnostics.Concat(compilation.GetDiagnostics())
                .Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id) && diagnostic.Location.SourceTree?.FilePath is "" or "Source.cs")
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<string> Apply(CodeAction action, Document document)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => All();

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => All();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => All();

        private Task<IEnumerable<Diagnostic>> All() => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }

    /// <summary>Makes the workspace run the generator, so that calls of generated members bind.</summary>
    private sealed class GeneratorReference : AnalyzerReference
    {
        // The workspace remembers its generators by identity.
        private readonly ImmutableArray<ISourceGenerator> _generators = [new NetworkGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
