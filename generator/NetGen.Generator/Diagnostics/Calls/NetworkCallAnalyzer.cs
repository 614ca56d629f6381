using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>Finds calls of a network whose arguments cannot have the right length. In doubt it is silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. CallDescriptors.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeReader.AttributeMetadataName) is not { } attribute)
                return;
            var shapes = new NetworkShapes(attribute, ModelFiles.Of(start.Options, text => start.TryGetValue(text, ModelFiles.Provider, out ModelDescription? file) ? file : null, start.CancellationToken));
            var variables = new Variables();
            start.RegisterOperationAction(operation => Analyze(operation, shapes, variables), OperationKind.Invocation, OperationKind.ObjectCreation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, NetworkShapes shapes, Variables variables)
    {
        (IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            _ => (null, []),
        };
        if (method is null || context.Operation.SemanticModel is not { } model
            || NetworkMethods.Find(method, shapes, context.CancellationToken) is not { } shape)
            return;

        var reader = new ExtentReader(shapes, variables, model, context.CancellationToken);
        var earlier = new EarlierCalls(shapes, model, context.CancellationToken);
        bool batch = method.Name.Contains("Batch");
        var lengths = new List<CallArgument>();
        foreach (IArgumentOperation argument in arguments)
        {
            LabelRules.Check(shape, argument, reader, context.ReportDiagnostic);
            if (argument.Parameter is null || ArgumentNeed.Of(argument.Parameter, shape, batch) is not { } need)
                continue;
            Extent extent = reader.Length(argument.Value);
            if (!extent.IsExact && reader.VariableOf(argument.Value) is { } variable)
                extent = earlier.Length(variable, context.Operation.Syntax) ?? extent;
            lengths.Add(new(need, extent, argument.Value));
        }

        // Reordered arguments are judged in the order of the parameters: inputs say how many samples there are.
        lengths.Sort(static (left, right) => Ordinal(left).CompareTo(Ordinal(right)));
        new CallRules(shape, lengths, needsSamples: method.Name.StartsWith("Backward", StringComparison.Ordinal), context.ReportDiagnostic).Check();

        static int Ordinal(CallArgument argument) => ((IArgumentOperation)argument.Value.Parent!).Parameter!.Ordinal;
    }
}
