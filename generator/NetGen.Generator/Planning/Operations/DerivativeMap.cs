using NetGen.Runtime;

namespace NetGen.Generator.Planning.Operations;

/// <summary>errors *= f', each number for itself, from what the activation derives from.</summary>
/// <param name="Function">The function f.</param>
/// <param name="Source">a = f(z), or z.</param>
/// <param name="Errors">The sums delta W^T, which become the errors.</param>
internal sealed record DerivativeMap(LayerActivation Function, OperandBuffer Source, OperandBuffer Errors) : Operation;
