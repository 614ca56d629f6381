using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Cost;

/// <summary>
/// An analyzer whose actions are timed by the processor time of their thread. What the compiler would bind anyway is bound before the
/// clock starts: the declarations here, the bodies of methods by the compiler, which hands them over bound.
/// </summary>
/// <param name="analyzer">The analyzer.</param>
// No compiler is to find it, and what it registers is what the other registers.
#pragma warning disable RS1001, RS1012, RS1025, RS1026
internal sealed class TimedAnalyzer(DiagnosticAnalyzer analyzer) : DiagnosticAnalyzer
{
    private static readonly double s_clockSeconds = ClockSeconds();

    private double _seconds;
    private long _actions;

    /// <summary>What its actions have taken so far, one after another, without the reading of the clock.</summary>
    public double Milliseconds => 1000 * (_seconds - (_actions * s_clockSeconds));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => analyzer.SupportedDiagnostics;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context) => analyzer.Initialize(new TimedContext(context, this));

    private Action<T> Timed<T>(Action<T> action) => context =>
    {
        double start = ThreadClock.Seconds;
        action(context);
        _seconds += ThreadClock.Seconds - start;
        _actions++;
    };

    /// <summary>What an action that does nothing would seem to take.</summary>
    private static double ClockSeconds()
    {
        const int Readings = 10_001;
        var differences = new List<double>(Readings);
        for (int reading = 0; reading < Readings; reading++)
        {
            double start = ThreadClock.Seconds;
            differences.Add(ThreadClock.Seconds - start);
        }

        return Timing.Median(differences);
    }

    private sealed class TimedContext(AnalysisContext context, TimedAnalyzer clock) : AnalysisContext
    {
        public override void EnableConcurrentExecution() => context.EnableConcurrentExecution();

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => context.ConfigureGeneratedCodeAnalysis(analysisMode);

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => context.RegisterCompilationStartAction(start =>
        {
            start.Compilation.GetDeclarationDiagnostics();
            clock.Timed(action)(new TimedStart(start, clock));
        });

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => context.RegisterCompilationAction(clock.Timed(action));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => context.RegisterSemanticModelAction(clock.Timed(action));

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => context.RegisterSymbolAction(clock.Timed(action), symbolKinds);

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw Untimed();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => context.RegisterCodeBlockAction(clock.Timed(action));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => context.RegisterSyntaxTreeAction(clock.Timed(action));

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => context.RegisterSyntaxNodeAction(clock.Timed(action), syntaxKinds);

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) =>
            context.RegisterOperationBlockStartAction(start => clock.Timed(action)(new TimedBlockStart(start, clock)));

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => context.RegisterOperationBlockAction(clock.Timed(action));

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => context.RegisterOperationAction(clock.Timed(action), operationKinds);
    }

    private sealed class TimedStart(CompilationStartAnalysisContext context, TimedAnalyzer clock)
        : CompilationStartAnalysisContext(context.Compilation, context.Options, context.CancellationToken)
    {
        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => context.RegisterCompilationEndAction(clock.Timed(action));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => context.RegisterSemanticModelAction(clock.Timed(action));

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => context.RegisterSymbolAction(clock.Timed(action), symbolKinds);

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw Untimed();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => context.RegisterCodeBlockAction(clock.Timed(action));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => context.RegisterSyntaxTreeAction(clock.Timed(action));

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => context.RegisterSyntaxNodeAction(clock.Timed(action), syntaxKinds);

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) =>
            context.RegisterOperationBlockStartAction(start => clock.Timed(action)(new TimedBlockStart(start, clock)));

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => context.RegisterOperationBlockAction(clock.Timed(action));

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => context.RegisterOperationAction(clock.Timed(action), operationKinds);
    }

#pragma warning disable CS0618 // It is to be handed on, not to be analysed.
    private sealed class TimedBlockStart(OperationBlockStartAnalysisContext context, TimedAnalyzer clock)
        : OperationBlockStartAnalysisContext(context.OperationBlocks, context.OwningSymbol, context.Compilation, context.Options, context.CancellationToken)
#pragma warning restore CS0618
    {
        public override void RegisterOperationBlockEndAction(Action<OperationBlockAnalysisContext> action) => context.RegisterOperationBlockEndAction(clock.Timed(action));

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => context.RegisterOperationAction(clock.Timed(action), operationKinds);
    }

    /// <summary>An analyzer must not seem to cost nothing because it registers something else one day.</summary>
    private static NotSupportedException Untimed() => new("This kind of action is not timed yet.");
}
