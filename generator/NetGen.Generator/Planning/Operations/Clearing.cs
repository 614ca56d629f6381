namespace NetGen.Generator.Planning.Operations;

/// <summary>The columns behind the last sample of a block, up to whole vectors of 64 bytes, become 0: sums over samples take them.</summary>
/// <param name="Buffer">Samples in lanes.</param>
internal sealed record Clearing(OperandBuffer Buffer) : Operation;
