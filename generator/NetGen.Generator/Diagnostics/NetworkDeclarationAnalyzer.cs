using System.Collections.Immutable;
using System.Globalization;
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
        DiagnosticDescriptors.MemberCollides,
        DiagnosticDescriptors.NamedLikeMember,
        .. Enum.GetValues(typeof(Rule)).Cast<Rule>().Select(DiagnosticDescriptors.Of),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeReader.AttributeMetadataName) is not { } attribute)
                return;
            IReadOnlyList<ModelDescription> files = ModelFiles.Of(start.Options, text => start.TryGetValue(text, ModelFiles.Provider, out ModelDescription? file) ? file : null, start.CancellationToken);
            start.RegisterSymbolAction(symbol => Analyze(symbol, attribute, files), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attributeType, IReadOnlyList<ModelDescription> files)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData[] attributes = [.. type.GetAttributes().Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeType))];

        // The compiler reports a second [Network]; which of them is meant, nobody can tell.
        if (attributes.Length != 1 || type.Name.Length == 0)
            return;
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface))
            return;

        NetworkOptions? options = AttributeReader.Read(attributes[0]);
        ReportType(context, type, options?.ModelFile is not null);
        if (type.TypeKind == TypeKind.Class && options is not null)
            ReportRules(context, type, attributes[0], options, files);
    }

    private static void ReportType(SymbolAnalysisContext context, INamedTypeSymbol type, bool hasModelFile)
    {
        if (TypeRules.Unsupported(type, hasModelFile) is { } reason)
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnsupportedType, NameLocation(type, context.CancellationToken), type.Name, reason));
        if (!TypeRules.IsPartial(type, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NotPartial, NameLocation(type, context.CancellationToken), type.Name));
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!TypeRules.IsPartial(container, context.CancellationToken))
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ContainerNotPartial, NameLocation(container, context.CancellationToken), container.Name, type.Name));
        }
    }

    private static void ReportRules(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute, NetworkOptions options, IReadOnlyList<ModelDescription> files)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
            return;
        CheckedOptions check = DeclarationRules.Check(options, files);
        IReadOnlyList<RuleViolation> violations = check.Violations;
        foreach (RuleViolation violation in violations)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.Of(violation.Rule),
                AttributeArgumentLocator.Find(syntax, violation).GetLocation(),
                violation.Rule == Rule.ActivationCount ? ImmutableDictionary<string, string?>.Empty.Add("HiddenLayers", HiddenLayers(check.Options)) : null,
                [type.Name, .. violation.Details]));
        }

        // Which members are generated follows from the options, so these must make sense first.
        if (violations.Count == 0)
            ReportMembers(context, type, GeneratedMembers.Of(options, type.IsStatic));
    }

    /// <summary>For the code fix.</summary>
    private static string HiddenLayers(NetworkOptions options) => (options.Sizes.Count - 2).ToString(CultureInfo.InvariantCulture);

    private static void ReportMembers(SymbolAnalysisContext context, INamedTypeSymbol type, GeneratedMembers members)
    {
        if (members.HasName(type.Name))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NamedLikeMember, NameLocation(type, context.CancellationToken), type.Name));
        foreach (ISymbol member in members.FindCollisions(type, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MemberCollides, member.Locations[0], type.Name, member.Name));
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
