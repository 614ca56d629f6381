using NetGen.Runtime;

namespace NetGen.Generator.Planning.Operations;

/// <summary>
/// Softmax or its logarithm over the outputs of each sample: exp(z - m) / s, or z - m - log s, with the largest m and s = sum exp(z - m).
/// </summary>
/// <param name="Function">Which of the two.</param>
/// <param name="Source">z.</param>
/// <param name="Exponentials">The order of s.</param>
/// <param name="Memory">For the exponentials, where neither source nor result can hold them; otherwise null.</param>
/// <param name="Result">a; may be the same memory as the source.</param>
internal sealed record RowFunction(LayerActivation Function, OperandBuffer Source, SumOrder Exponentials, OperandBuffer? Memory, OperandBuffer Result) : Operation;
