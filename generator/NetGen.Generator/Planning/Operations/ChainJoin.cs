namespace NetGen.Generator.Planning.Operations;

/// <summary>The chains of each sum over samples become one.</summary>
/// <param name="Chains">A row of chains for each parameter.</param>
/// <param name="Order">The order of the sum.</param>
/// <param name="Result">The gradients.</param>
internal sealed record ChainJoin(OperandBuffer Chains, SumOrder Order, OperandBuffer Result) : Operation;
