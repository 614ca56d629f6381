using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Rules;

/// <summary>What a class must be so that a network can be written into it.</summary>
internal static class TypeRules
{
    /// <summary>Whether the class can be completed: an ordinary class, or a static one with a model file; partial, in ordinary partial containers.</summary>
    public static bool CanComplete(INamedTypeSymbol type, bool hasModelFile, CancellationToken cancellation)
    {
        // While a declaration is being typed its name is still empty.
        if (type.TypeKind != TypeKind.Class || type.Name.Length == 0 || Unsupported(type, hasModelFile) is not null)
            return false;
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPartial(current, cancellation))
                return false;
        }

        return true;
    }

    /// <summary>What keeps a type from being a network, as the end of a sentence; null where nothing does.</summary>
    public static string? Unsupported(INamedTypeSymbol type, bool hasModelFile)
    {
        if (type.TypeKind == TypeKind.Struct)
            return "a struct, whose copies would share their parameters";
        if (type.TypeKind == TypeKind.Interface)
            return "an interface";
        if (type.IsStatic && !hasModelFile)
            return "static and has no Weights";
        if (type.IsRecord)
            return "a record, whose copies would share their parameters";
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            string inside = SymbolEqualityComparer.Default.Equals(current, type) ? "" : "inside " + current.Name + ", which is ";
            if (current.IsFileLocal)
                return inside + "local to its file";
            if (current.TypeParameters.Length > 0)
                return inside + "generic";
        }

        return null;
    }

    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellation) is BaseTypeDeclarationSyntax declaration && HasPartialModifier(declaration));

    public static bool HasPartialModifier(BaseTypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);
}
