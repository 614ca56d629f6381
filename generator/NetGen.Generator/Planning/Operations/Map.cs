namespace NetGen.Generator.Planning.Operations;

/// <summary>result = f(source), each number for itself.</summary>
/// <param name="Activation">The function f.</param>
/// <param name="Source">z.</param>
/// <param name="Result">a; may be the same memory.</param>
internal sealed record Map(Activation Activation, OperandBuffer Source, OperandBuffer Result) : Operation;
