using NetGen.Runtime;

namespace NetGen.Generator.Planning.Operations;

/// <summary>What becomes of a sum while it is in a register.</summary>
internal abstract record ProductFunction(LayerActivation Function)
{
    /// <summary>f(sum).</summary>
    internal sealed record Value(LayerActivation Function) : ProductFunction(Function);

    /// <summary>sum * f', from what the activation derives from.</summary>
    /// <param name="Function">The activation f.</param>
    /// <param name="Source">a = f(z), or z.</param>
    internal sealed record Derivative(LayerActivation Function, OperandBuffer Source) : ProductFunction(Function);
}
