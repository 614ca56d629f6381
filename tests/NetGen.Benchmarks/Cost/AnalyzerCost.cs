extern alias generator;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Testing;
using NetworkCallAnalyzer = generator::NetGen.Generator.Diagnostics.Calls.NetworkCallAnalyzer;
using NetworkDeclarationAnalyzer = generator::NetGen.Generator.Diagnostics.NetworkDeclarationAnalyzer;
using NetworkSizeAnalyzer = generator::NetGen.Generator.Diagnostics.NetworkSizeAnalyzer;
using ServedNetworkAnalyzer = generator::NetGen.Generator.Diagnostics.Calls.ServedNetworkAnalyzer;

namespace NetGen.Benchmarks.Cost;

/// <summary>What the analyzers add to the compilation of one file: the time spent in their own actions.</summary>
internal static class AnalyzerCost
{
    // Until the runtime has compiled in full what takes part, which takes it some ten seconds.
    private const int FirstWarmUp = 40;
    private const int WarmUp = 10;
    private const int Repetitions = 51;

    /// <summary>In milliseconds.</summary>
    /// <param name="Own">The median of the processor time inside the analyzers.</param>
    /// <param name="Fastest">The least of the repetitions.</param>
    /// <param name="Elapsed">The median of the time that passed inside them, as the compiler counts it: waits for the processor and for collections included.</param>
    /// <param name="Whole">The median of the whole analysis, the compiler's binding included.</param>
    internal sealed record Figures(double Own, double Fastest, double Elapsed, double Whole);

    /// <summary>Before anything is measured, so that the first file is not at a disadvantage.</summary>
    /// <param name="source">The file in which most is done.</param>
    public static void WarmUpWith(string source)
    {
        Compilation compilation = Compile(source);
        for (int repetition = 0; repetition < FirstWarmUp; repetition++)
            Analyze(compilation.Clone());
    }

    public static Figures Measure(string source)
    {
        Compilation compilation = Compile(source);
        var own = new List<double>();
        var elapsed = new List<double>();
        var whole = new List<double>();
        for (int repetition = -WarmUp; repetition < Repetitions; repetition++)
        {
            (double Own, double Elapsed) inside = default;
            double wall = Timing.Milliseconds(() => inside = Analyze(compilation.Clone()));
            if (repetition < 0)
                continue;
            own.Add(inside.Own);
            elapsed.Add(inside.Elapsed);
            whole.Add(wall);
        }

        return new(Timing.Median(own), own.Min(), Timing.Median(elapsed), Timing.Median(whole));
    }

    private static Compilation Compile(string source)
    {
        Compilation compilation = NetworkCompiler.Generate(source).Output;
        Diagnostic? error = compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? compilation : throw new InvalidOperationException($"The file to be analysed does not compile: {error}");
    }

    /// <summary>One after another, so that the sum is the time of one core and no wait is counted.</summary>
    private static (double Own, double Elapsed) Analyze(Compilation compilation)
    {
        TimedAnalyzer[] timed = [new(new NetworkDeclarationAnalyzer()), new(new NetworkCallAnalyzer()), new(new ServedNetworkAnalyzer()), new(new NetworkSizeAnalyzer())];
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. timed];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true, reportSuppressedDiagnostics: false);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(analyzers, options);
        ImmutableArray<Diagnostic> diagnostics = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (diagnostics.FirstOrDefault() is { } unexpected)
            throw new InvalidOperationException($"The file to be analysed is right, and yet: {unexpected}");
        return (
            timed.Sum(analyzer => analyzer.Milliseconds),
            analyzers.Sum(analyzer => analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds));
    }
}
