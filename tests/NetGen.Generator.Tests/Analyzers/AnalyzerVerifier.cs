using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Compares what an analyzer reports with the marks in a source.</summary>
internal static class AnalyzerVerifier
{
    /// <summary>Fails unless the analyzer reports exactly the marked diagnostics, at exactly the marked text.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="marked">A source with marks; see <see cref="Markup"/>.</param>
    /// <param name="messages">The messages in the order of the marks; none to leave them out of the comparison.</param>
    /// <returns>The comparison.</returns>
    public static Task Verify(DiagnosticAnalyzer analyzer, string marked, params string[] messages) =>
        Verify(analyzer, CompilationSettings.Default, marked, messages);

    /// <summary>Fails unless the analyzer reports exactly the marked diagnostics, at exactly the marked text.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="settings">The project's configuration.</param>
    /// <param name="marked">A source with marks; see <see cref="Markup"/>.</param>
    /// <param name="messages">The messages in the order of the marks; none to leave them out of the comparison.</param>
    /// <returns>The comparison.</returns>
    public static async Task Verify(DiagnosticAnalyzer analyzer, CompilationSettings settings, string marked, params string[] messages)
    {
        Markup markup = Markup.Parse(marked);
        await Verify(analyzer, NetworkCompiler.Generate(markup.Source, settings), markup, messages);
    }

    /// <summary>Fails unless the analyzer reports exactly the marked diagnostics, at exactly the marked text.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="generation">The run of the generator over the source without its marks.</param>
    /// <param name="markup">The source and its marks.</param>
    /// <param name="messages">The messages in the order of the marks; none to leave them out of the comparison.</param>
    /// <returns>The comparison.</returns>
    public static async Task Verify(DiagnosticAnalyzer analyzer, GenerationResult generation, Markup markup, params string[] messages)
    {
        IReadOnlyList<Diagnostic> reported = await Report(analyzer, generation);
        Assert.Equal(
            markup.Marks.Select(mark => Describe(mark.Id, mark.Span, markup.Source)),
            reported.Select(diagnostic => Describe(diagnostic.Id, diagnostic.Location.SourceSpan, markup.Source)));
        if (messages.Length > 0)
            Assert.Equal(messages, reported.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    /// <summary>Runs the generator, and an analyzer over what it leaves: an analyzer sees the generated members.</summary>
    /// <param name="analyzer">The analyzer; what it throws is a diagnostic, AD0001, like any other.</param>
    /// <param name="source">A source, which need not compile.</param>
    /// <param name="settings">The project's configuration; a new project's if null.</param>
    /// <returns>What it reports, by position.</returns>
    public static Task<IReadOnlyList<Diagnostic>> Report(DiagnosticAnalyzer analyzer, string source, CompilationSettings? settings = null) =>
        Report(analyzer, NetworkCompiler.Generate(source, settings));

    private static Task<IReadOnlyList<Diagnostic>> Report(DiagnosticAnalyzer analyzer, GenerationResult generation) => ReportWritten([analyzer], generation);

    /// <summary>
    /// Runs analyzers over the files that the user wrote, as an editor does: the bodies of the generated methods, most of the work of a
    /// whole compilation, are left alone. That nothing is reported in those is tested with whole compilations, in <see cref="HostileAnalyzerTests"/>.
    /// </summary>
    /// <param name="analyzers">The analyzers; what they throw is a diagnostic, AD0001, like any other.</param>
    /// <param name="generation">A run of the generator.</param>
    /// <returns>What they report, by position.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> ReportWritten(ImmutableArray<DiagnosticAnalyzer> analyzers, GenerationResult generation)
    {
        CompilationWithAnalyzers analysis = generation.Output.WithAnalyzers(analyzers, generation.AnalyzerOptions);
        HashSet<SyntaxTree> generated = [.. generation.Driver.GetRunResult().GeneratedTrees];
        var diagnostics = new HashSet<Diagnostic>();
        foreach (SyntaxTree tree in generation.Output.SyntaxTrees.Where(tree => !generated.Contains(tree)))
        {
            diagnostics.UnionWith((await analysis.GetAnalysisResultAsync(tree, CancellationToken.None)).GetAllDiagnostics());
            diagnostics.UnionWith((await analysis.GetAnalysisResultAsync(generation.Output.GetSemanticModel(tree), filterSpan: null, CancellationToken.None)).GetAllDiagnostics());
        }

        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static string Describe(string id, TextSpan span, string source) => $"{id} at {span}: {source.Substring(span.Start, span.Length)}";
}
