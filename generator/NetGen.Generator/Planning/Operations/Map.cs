using NetGen.Runtime;

namespace NetGen.Generator.Planning.Operations;

/// <summary>result = f(source), each number for itself.</summary>
/// <param name="Function">The function f.</param>
/// <param name="Source">z.</param>
/// <param name="Result">a; may be the same memory.</param>
internal sealed record Map(LayerActivation Function, OperandBuffer Source, OperandBuffer Result) : Operation;
