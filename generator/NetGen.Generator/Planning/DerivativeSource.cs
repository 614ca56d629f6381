namespace NetGen.Generator.Planning;

/// <summary>What the derivative of an activation is computed from.</summary>
internal enum DerivativeSource
{
    /// <summary>a = f(z), which the next layer needs anyway.</summary>
    Outputs,

    /// <summary>z, which the backward pass then keeps.</summary>
    Sums,
}
