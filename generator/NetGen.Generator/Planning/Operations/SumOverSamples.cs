namespace NetGen.Generator.Planning.Operations;

/// <summary>db = delta, summed over the samples of a batch; each sum in its order, block by block.</summary>
/// <param name="Terms">The errors.</param>
/// <param name="Order">The order of the sum of each column over the samples.</param>
/// <param name="Result">The gradients, or the chains of their sums.</param>
/// <param name="InVectors">Whether four of them are a vector, where each is a named scalar.</param>
internal sealed record SumOverSamples(OperandBuffer Terms, SumOrder Order, OperandBuffer Result, bool InVectors) : Operation;
