namespace NetGen.Generator.Planning.Operations;

/// <summary>The sum of the samples' losses over a batch, each times its weight, in double precision.</summary>
/// <param name="Losses">The loss of each sample.</param>
/// <param name="Order">The order of the sum.</param>
internal sealed record LossSum(OperandBuffer Losses, SumOrder Order) : Operation;
