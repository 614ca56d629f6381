using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Rules;

/// <summary>Recognises System.Span and System.ReadOnlySpan.</summary>
internal static class SpanTypes
{
    public static bool IsSpan(ITypeSymbol? type) => IsNamed(type, "Span") || IsNamed(type, "ReadOnlySpan");

    public static bool IsSpan(ITypeSymbol type, SpecialType element) => IsNamed(type, "Span") && HasElement(type, element);

    public static bool IsReadOnlySpan(ITypeSymbol type, SpecialType element) => IsNamed(type, "ReadOnlySpan") && HasElement(type, element);

    private static bool IsNamed(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named
        && named.Name == name
        && named.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static bool HasElement(ITypeSymbol type, SpecialType element) =>
        ((INamedTypeSymbol)type).TypeArguments[0].SpecialType == element;
}
