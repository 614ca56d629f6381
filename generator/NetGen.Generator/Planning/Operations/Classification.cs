namespace NetGen.Generator.Planning.Operations;

/// <summary>The index of the largest number of a row, the first of equals, and 0 where none compares; of a single one, 1 where it is at least 0.</summary>
/// <param name="Logits">z of the output layer.</param>
internal sealed record Classification(OperandBuffer Logits) : Operation;
