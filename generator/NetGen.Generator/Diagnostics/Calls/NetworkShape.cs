using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Rules;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>What a call needs to know of a network.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="QualifiedName">The same as source text that is valid everywhere.</param>
/// <param name="InputSize">The inputs of one sample.</param>
/// <param name="OutputSize">The outputs of one sample.</param>
/// <param name="ParameterCount">The number of its parameters.</param>
/// <param name="Members">Its generated members.</param>
internal sealed record NetworkShape(string Name, string QualifiedName, int InputSize, int OutputSize, long ParameterCount, GeneratedMembers Members)
{
    public static NetworkShape Create(INamedTypeSymbol type, NetworkOptions options) => new(
        type.Name,
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        options.Sizes[0],
        options.Sizes[options.Sizes.Count - 1],
        ShapeRules.CountParameters(options.Sizes, options.Bias ?? true),
        GeneratedMembers.Of(options));
}
