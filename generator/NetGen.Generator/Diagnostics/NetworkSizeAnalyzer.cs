using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics;

/// <summary>Says at a network's name what it costs; for those who turn it on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkSizeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.NetworkSize];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeReader.AttributeMetadataName) is null)
                return;
            IReadOnlyList<ModelDescription> files = ModelFiles.Of(start.Options, text => start.TryGetValue(text, ModelFiles.Provider, out ModelDescription? file) ? file : null, start.CancellationToken);
            start.RegisterSymbolAction(symbol => Analyze(symbol, files), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, IReadOnlyList<ModelDescription> files)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (AttributeReader.Find(type) is not { } attribute || NetworkModelReader.Read(type, attribute, files, context.CancellationToken) is not { } model)
            return;

        NetworkPlan plan = NetworkPlan.Create(model);
        NetworkCost cost = NetworkCost.Of(plan);

        // The generated part is a declaration too; the user's is the one with the attribute.
        SyntaxTree? tree = attribute.ApplicationSyntaxReference?.SyntaxTree;
        Location location = type.Locations.FirstOrDefault(candidate => candidate.SourceTree == tree) ?? type.Locations[0];
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticDescriptors.NetworkSize,
            location,
            type.Name,
            model.Shape,
            Text(plan.ParameterCount),
            Text(cost.ParameterBytes),
            model.IsFrozen ? ", frozen" : $", gradients {Text(cost.ParameterBytes)} bytes, Adam's state {Text(2 * cost.ParameterBytes)} bytes",
            Text(cost.ForwardMultiplyAdds),
            model.IsFrozen ? "" : $" and {Text(cost.BackwardMultiplyAdds)} backward",
            Text(cost.StackBytes)));
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
