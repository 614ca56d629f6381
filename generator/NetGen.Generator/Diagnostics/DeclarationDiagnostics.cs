using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics;

/// <summary>Why a network cannot be generated: for the analyzer, and for the generator where a build runs no analyzers.</summary>
internal static class DeclarationDiagnostics
{
    /// <summary>All that keeps a type with the attribute from being a network; nothing of another type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="files">The model files of the project.</param>
    /// <param name="cancellation">The analysis.</param>
    public static IEnumerable<Diagnostic> Of(INamedTypeSymbol type, IReadOnlyList<ModelDescription> files, CancellationToken cancellation)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || type.Name.Length == 0 || AttributeReader.Find(type) is not { } attribute)
            return [];
        NetworkOptions? options = AttributeReader.Read(attribute);
        IEnumerable<Diagnostic> found = OfType(type, options?.ModelFile is not null, cancellation);
        return type.TypeKind == TypeKind.Class && options is not null ? found.Concat(OfRules(type, attribute, options, files, cancellation)) : found;
    }

    private static IEnumerable<Diagnostic> OfType(INamedTypeSymbol type, bool hasModelFile, CancellationToken cancellation)
    {
        if (TypeRules.Unsupported(type, hasModelFile) is { } reason)
            yield return Diagnostic.Create(DiagnosticDescriptors.UnsupportedType, NameLocation(type, cancellation), type.Name, reason);
        if (!TypeRules.IsPartial(type, cancellation))
            yield return Diagnostic.Create(DiagnosticDescriptors.NotPartial, NameLocation(type, cancellation), type.Name);
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!TypeRules.IsPartial(container, cancellation))
                yield return Diagnostic.Create(DiagnosticDescriptors.ContainerNotPartial, NameLocation(container, cancellation), container.Name, type.Name);
        }
    }

    private static IEnumerable<Diagnostic> OfRules(INamedTypeSymbol type, AttributeData attribute, NetworkOptions options, IReadOnlyList<ModelDescription> files, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            yield break;
        CheckedOptions check = DeclarationRules.Check(options, files);
        IReadOnlyList<RuleViolation> violations = check.Violations;
        foreach (RuleViolation violation in violations)
        {
            yield return Diagnostic.Create(
                DiagnosticDescriptors.Of(violation.Rule),
                AttributeArgumentLocator.Find(syntax, violation).GetLocation(),
                violation.Rule == Rule.ActivationCount ? ImmutableDictionary<string, string?>.Empty.Add("HiddenLayers", HiddenLayers(check.Options)) : null,
                [type.Name, .. violation.Details]);
        }

        // Which members are generated follows from the options, so these must make sense first.
        if (violations.Count > 0)
            yield break;
        foreach (Diagnostic diagnostic in OfMembers(type, GeneratedMembers.Of(options, type.IsStatic), cancellation))
            yield return diagnostic;
    }

    /// <summary>For the code fix.</summary>
    private static string HiddenLayers(NetworkOptions options) => (options.Sizes.Count - 2).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Diagnostic> OfMembers(INamedTypeSymbol type, GeneratedMembers members, CancellationToken cancellation)
    {
        if (members.HasName(type.Name))
            yield return Diagnostic.Create(DiagnosticDescriptors.NamedLikeMember, NameLocation(type, cancellation), type.Name);
        foreach (ISymbol member in members.FindCollisions(type, cancellation))
            yield return Diagnostic.Create(DiagnosticDescriptors.MemberCollides, member.Locations[0], type.Name, "already has a member", member.Name, "rename yours");
        foreach (ISymbol member in InheritedMembers.Of(type, members).Obstacles)
        {
            yield return Diagnostic.Create(
                DiagnosticDescriptors.MemberCollides,
                NameLocation(type, cancellation),
                type.Name,
                member.IsAbstract ? "inherits an abstract member" : "inherits a required member",
                member.ContainingType.Name + "." + member.Name,
                member.IsAbstract ? "rename it there, as the generated one cannot override it" : "rename it there, as a required member cannot be hidden");
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
