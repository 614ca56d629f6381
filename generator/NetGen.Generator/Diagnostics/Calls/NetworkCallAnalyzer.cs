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
            var methods = new NetworkMethods(shapes);
            var variables = new Variables();
            start.RegisterOperationAction(operation => Analyze(operation, shapes, methods, variables), OperationKind.Invocation, OperationKind.ObjectCreation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, NetworkShapes shapes, NetworkMethods methods, Variables variables)
    {
        (IMethodSymbol? called, ImmutableArray<IArgumentOperation> arguments) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            _ => (null, []),
        };
        if (called is null || methods.Find(called, context.CancellationToken) is not { } method || context.Operation.SemanticModel is not { } model)
            return;

        var reader = new ExtentReader(shapes, variables, model, context.CancellationToken);
        var earlier = new EarlierCalls(methods, model, context.CancellationToken);
        var lengths = new List<CallArgument>(arguments.Length);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            if (parameter.Ordinal == method.Labels)
                LabelRules.Check(method.Shape, argument.Value, reader, context.ReportDiagnostic);
            if (method.Needs[parameter.Ordinal] is not { } need)
                continue;
            Extent extent = reader.Length(argument.Value);
            if (!extent.IsExact && reader.VariableOf(argument.Value) is { } variable)
                extent = earlier.Length(variable, context.Operation.Syntax) ?? extent;
            lengths.Add(new(need, extent, argument.Value, parameter.Ordinal));
        }

        // Reordered arguments are judged in the order of the parameters: inputs say how many samples there are.
        lengths.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        new CallRules(method.Shape, lengths, method.NeedsSamples, context.ReportDiagnostic).Check();
    }
}
