using NetGen.Runtime;

namespace NetGen.Generator.Planning.Operations;

/// <summary>The errors of the outputs from gradients by them: delta = dL/da * f'(z), with a = f(z) computed on the way.</summary>
/// <param name="Output">The output activation f.</param>
/// <param name="Sums">z.</param>
/// <param name="Outputs">Memory for a, where a pass keeps it apart from z; otherwise null.</param>
/// <param name="Gradients">dL/da.</param>
/// <param name="Orders">The orders of sums over the outputs, for functions that take a row.</param>
/// <param name="Errors">delta.</param>
internal sealed record OutputDerivative(
    LayerActivation Output, OperandBuffer Sums, OperandBuffer? Outputs, OperandBuffer Gradients, OutputSums Orders, OperandBuffer Errors) : Operation;
