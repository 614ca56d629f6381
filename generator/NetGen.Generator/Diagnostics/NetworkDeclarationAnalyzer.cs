using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        .. Enum.GetValues(typeof(Rule)).Cast<Rule>().Select(DiagnosticDescriptors.Of),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeReader.AttributeMetadataName) is { } attribute)
                start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attributeType)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeType))
                continue;
            ReportType(context, type);
            ReportRules(context, type, attribute);
        }
    }

    private static void ReportType(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        if (TypeRules.Unsupported(type) is { } reason)
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnsupportedType, NameLocation(type, context.CancellationToken), type.Name, reason));
        if (!TypeRules.IsPartial(type, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NotPartial, NameLocation(type, context.CancellationToken), type.Name));
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!TypeRules.IsPartial(container, context.CancellationToken))
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ContainerNotPartial, NameLocation(container, context.CancellationToken), container.Name, type.Name));
        }
    }

    private static void ReportRules(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax || AttributeReader.Read(attribute) is not { } options)
            return;
        foreach (RuleViolation violation in ShapeRules.Check(options))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.Of(violation.Rule),
                AttributeArgumentLocator.Find(syntax, violation).GetLocation(),
                [type.Name, .. violation.Details]));
        }
    }

    /// <summary>The identifier in a part that lacks the keyword, or else in the first part.</summary>
    private static Location NameLocation(INamedTypeSymbol type, CancellationToken cancellation)
    {
        BaseTypeDeclarationSyntax? first = null;
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not BaseTypeDeclarationSyntax declaration)
                continue;
            first ??= declaration;
            if (!TypeRules.HasPartialModifier(declaration))
                return declaration.Identifier.GetLocation();
        }

        return first?.Identifier.GetLocation() ?? Location.None;
    }
}
