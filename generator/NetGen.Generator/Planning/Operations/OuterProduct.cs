namespace NetGen.Generator.Planning.Operations;

/// <summary>dW = a^T delta, summed over the samples of a batch: each sum in its order, block by block, put aside and taken up again.</summary>
/// <param name="Left">The outputs a of the layer before, or the inputs.</param>
/// <param name="Right">The errors delta.</param>
/// <param name="Order">The order of the sum of each gradient over the samples.</param>
/// <param name="Result">The gradients, or the chains of their sums.</param>
/// <param name="Kernel">How the sums are shared out to registers.</param>
internal sealed record OuterProduct(OperandBuffer Left, OperandBuffer Right, SumOrder Order, OperandBuffer Result, GradientKernel Kernel) : Operation;
