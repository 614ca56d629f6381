namespace NetGen.Generator.Planning.Operations;

/// <summary>Rows become columns: W^T of W, or samples in lanes of samples in rows and back.</summary>
/// <param name="Source">What is read.</param>
/// <param name="Result">What is written.</param>
internal sealed record Transposition(OperandBuffer Source, OperandBuffer Result) : Operation;
