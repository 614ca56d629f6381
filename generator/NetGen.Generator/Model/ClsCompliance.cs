using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Model;

/// <summary>
/// Whether a class must say that it is outside the common language specification, as the array of its attribute and the types of its members
/// are. The compiler warns of all of these in an assembly that is inside; and of the mark in any other, and on a class that nobody outside sees.
/// </summary>
internal static class ClsCompliance
{
    public static bool IsDenied(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            bool isVisible = current.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
            if (!isVisible || Mark(current) is not null)
                return false;
        }

        return Mark(type.ContainingAssembly) is { ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is true;
    }

    private static AttributeData? Mark(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is
    {
        Name: "CLSCompliantAttribute",
        ContainingSymbol: INamespaceSymbol { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    });
}
