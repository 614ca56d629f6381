namespace NetGen.Generator.Planning.Operations;

/// <summary>L += l2 sum W^2, in double precision but for the sum of squares, and dW += 2 l2 W, rounded once.</summary>
/// <param name="Factor">l2.</param>
/// <param name="Weights">W.</param>
/// <param name="Order">The order of sum W^2.</param>
/// <param name="Gradients">dW; null where an update has that part.</param>
internal sealed record Penalty(double Factor, OperandBuffer Weights, SumOrder Order, OperandBuffer? Gradients) : Operation;
