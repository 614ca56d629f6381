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
        GeneratedMembers.Of(options, type.IsStatic));

    /// <summary>The shape of a network in a referenced assembly; null where its attribute breaks a rule or its constants are missing.</summary>
    public static NetworkShape? OfCompiled(INamedTypeSymbol type, NetworkOptions options)
    {
        if (ShapeRules.Check(options).Any())
            return null;
        if (options.Architecture is null)
            return Create(type, options);
        return Constant("InputSize") is { } inputs && Constant("OutputSize") is { } outputs && Constant("ParameterCount") is { } parameters
            ? new(type.Name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), inputs, outputs, parameters, GeneratedMembers.Of(options, type.IsStatic))
            : null;

        int? Constant(string name) => type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as int?;
    }
}
