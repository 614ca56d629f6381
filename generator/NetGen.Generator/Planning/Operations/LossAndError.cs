using NetGen.Runtime;


namespace NetGen.Generator.Planning.Operations;

/// <summary>
/// The loss of each sample and the error of its outputs, delta = d loss / d z times the scale and the weight of the sample, from z: a = f(z) is
/// part of it. The terms of the loss are sums over outputs, as are those of functions that take a row.
/// </summary>
/// <param name="Loss">The loss.</param>
/// <param name="Output">The output activation f.</param>
/// <param name="Sums">z.</param>
/// <param name="Outputs">Memory for a, where a pass keeps it apart from z; otherwise null.</param>
/// <param name="Targets">The targets; rows that labels stand for are written to <paramref name="OneHot"/>.</param>
/// <param name="OneHot">Memory for the rows that labels stand for; null where the loss takes none.</param>
/// <param name="Scales">Memory for the scale of each sample, where a kernel wants it there; otherwise null.</param>
/// <param name="Orders">The orders of sums over the outputs.</param>
/// <param name="Losses">The loss of each sample.</param>
/// <param name="Errors">delta.</param>
internal sealed record LossAndError(
    LossDefinition Loss,
    LayerActivation Output,
    OperandBuffer Sums,
    OperandBuffer? Outputs,
    OperandBuffer Targets,
    OperandBuffer? OneHot,
    OperandBuffer? Scales,
    OutputSums Orders,
    OperandBuffer Losses,
    OperandBuffer Errors) : Operation;
