extern alias generator;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Testing;
using NetworkCallAnalyzer = generator::NetGen.Generator.Diagnostics.Calls.NetworkCallAnalyzer;
using NetworkDeclarationAnalyzer = generator::NetGen.Generator.Diagnostics.NetworkDeclarationAnalyzer;
using NetworkSizeAnalyzer = generator::NetGen.Generator.Diagnostics.NetworkSizeAnalyzer;

namespace NetGen.Benchmarks.Cost;

/// <summary>What the analyzers add to the compilation of one file: the time spent in their own actions, as the compiler counts it.</summary>
internal static class AnalyzerCost
{
    private const int WarmUp = 25;
    private const int Repetitions = 31;

    /// <summary>The medians in milliseconds.</summary>
    /// <param name="Own">Inside the analyzers.</param>
    /// <param name="Fastest">The fastest of the repetitions, which no other process disturbed.</param>
    /// <param name="Whole">The whole analysis, the compiler's binding included.</param>
    internal sealed record Figures(double Own, double Fastest, double Whole);

    public static Figures Measure(string source)
    {
        Compilation compilation = NetworkCompiler.Generate(source).Output;
        Diagnostic? error = compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null)
            throw new InvalidOperationException($"The file to be analysed does not compile: {error}");

        var own = new List<double>();
        var whole = new List<double>();
        for (int repetition = -WarmUp; repetition < Repetitions; repetition++)
        {
            double milliseconds = 0;
            Compilation fresh = compilation.Clone();

            // The declarations are the compiler's to bind, whether there are analyzers or not.
            fresh.GetDeclarationDiagnostics();
            double wall = Timing.Milliseconds(() => milliseconds = Analyze(fresh));
            if (repetition < 0)
                continue;
            own.Add(milliseconds);
            whole.Add(wall);
        }

        return new(Timing.Median(own), own.Min(), Timing.Median(whole));
    }

    /// <summary>One after another, so that the sum is the time of one core and no wait is counted.</summary>
    private static double Analyze(Compilation compilation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer(), new NetworkSizeAnalyzer()];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true, reportSuppressedDiagnostics: false);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(analyzers, options);
        ImmutableArray<Diagnostic> diagnostics = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (diagnostics.FirstOrDefault() is { } unexpected)
            throw new InvalidOperationException($"The file to be analysed is right, and yet: {unexpected}");
        return analyzers.Sum(analyzer => analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds);
    }
}
