namespace NetGen.Generator.Planning.Operations;

/// <summary>
/// result = epilogue(left M), or epilogue(left M + bias): z = a W + b, and the errors delta W^T of the layer before. A sum is one sample's and one
/// column's, and runs in its order over the columns of <paramref name="Left"/>.
/// </summary>
/// <param name="Left">The left operand.</param>
/// <param name="Matrix">The matrix M, or M^T.</param>
/// <param name="IsTransposed">Whether the rows of <paramref name="Matrix"/> are the columns of M.</param>
/// <param name="Bias">What each sum starts from where its order says so; otherwise null.</param>
/// <param name="Order">The order of each sum.</param>
/// <param name="Function">What becomes of each sum.</param>
/// <param name="Result">The results.</param>
/// <param name="Kernel">How the sums are shared out to registers, which changes no bit.</param>
internal sealed record Product(
    OperandBuffer Left,
    OperandBuffer Matrix,
    bool IsTransposed,
    OperandBuffer? Bias,
    SumOrder Order,
    ProductFunction? Function,
    OperandBuffer Result,
    ProductKernel Kernel) : Operation
{
    /// <summary>Whether the sums are errors, delta W^T of the layer before, or the gradients of the inputs; otherwise they are z = a W + b.</summary>
    public bool IsOfErrors { get; init; }

    /// <summary>Whether a store of whole vectors stays within the row, so that none needs a mask.</summary>
    public bool StoresWholeVectors { get; init; } = true;
}
