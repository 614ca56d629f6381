using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics;

/// <summary>Says why a <c>[Network]</c> attribute or its class cannot be generated, at the argument that is wrong.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.NotPartial,
        DiagnosticDescriptors.ContainerNotPartial,
        DiagnosticDescriptors.UnsupportedType,
        DiagnosticDescriptors.MemberCollides,
        DiagnosticDescriptors.NamedLikeMember,
        .. Enum.GetValues(typeof(Rule)).Cast<Rule>().Select(DiagnosticDescriptors.Of),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // The generator reads a class in generated code as any other: what it cannot write must be said there, too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeReader.AttributeMetadataName) is null)
                return;
            IReadOnlyList<ModelDescription> files = ModelFiles.Of(start.Options, text => start.TryGetValue(text, ModelFiles.Provider, out ModelDescription? file) ? file : null, start.CancellationToken);
            start.RegisterSymbolAction(
                symbol =>
                {
                    foreach (Diagnostic diagnostic in DeclarationDiagnostics.Of((INamedTypeSymbol)symbol.Symbol, files, symbol.CancellationToken))
                        symbol.ReportDiagnostic(diagnostic);
                },
                SymbolKind.NamedType);
        });
    }
}
