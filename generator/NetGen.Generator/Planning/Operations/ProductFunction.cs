namespace NetGen.Generator.Planning.Operations;

/// <summary>What becomes of a sum while it is in a register.</summary>
internal abstract record ProductFunction(Activation Activation)
{
    /// <summary>f(sum).</summary>
    internal sealed record Value(Activation Activation) : ProductFunction(Activation);

    /// <summary>sum * f', from what the activation derives from.</summary>
    /// <param name="Activation">The activation f.</param>
    /// <param name="Source">a = f(z), or z.</param>
    internal sealed record Derivative(Activation Activation, OperandBuffer Source) : ProductFunction(Activation);
}
