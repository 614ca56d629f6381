namespace NetGen.Generator.Planning.Operations;

/// <summary>The parameters of a layer are updated in place by the gradients of one sample, a^T delta + 2 l2 W and delta, by the formula of a step.</summary>
/// <param name="Left">The outputs a of the layer before, or the inputs.</param>
/// <param name="Errors">delta.</param>
/// <param name="Order">The order of each gradient, a sum of one term.</param>
/// <param name="Penalty">l2; 0 for none.</param>
/// <param name="Weights">W.</param>
/// <param name="Biases">b, or null.</param>
/// <param name="Kernel">How gradients come to the formula; no bit depends on it.</param>
internal sealed record Update(
    OperandBuffer Left, OperandBuffer Errors, SumOrder Order, double Penalty, OperandBuffer Weights, OperandBuffer? Biases, UpdateKernel Kernel) : Operation
{
    /// <summary>The errors of the layer before, dot products with the rows of W before their update, where both are one kernel.</summary>
    public Product? Propagation { get; init; }
}
