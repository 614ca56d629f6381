using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Rules;

/// <summary>Recognises System.Span and System.ReadOnlySpan.</summary>
internal static class SpanTypes
{
    public static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan" } && IsInSystem(type);

    public static bool IsSpan(ITypeSymbol type, SpecialType element) => IsNamed(type, "Span") && HasElement(type, element);

    public static bool IsReadOnlySpan(ITypeSymbol type, SpecialType element) => IsNamed(type, "ReadOnlySpan") && HasElement(type, element);

    // The arity, because the compiler makes a new array whenever it is asked for type arguments.
    private static bool IsNamed(ITypeSymbol type, string name) => type is INamedTypeSymbol { Arity: 1 } && type.Name == name && IsInSystem(type);

    // A type in another one is in its namespace too, but Span is in none.
    private static bool IsInSystem(ITypeSymbol type) => type.ContainingSymbol is INamespaceSymbol { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    private static bool HasElement(ITypeSymbol type, SpecialType element) =>
        ((INamedTypeSymbol)type).TypeArguments[0].SpecialType == element;
}
