using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>
/// A pass of a network whose layers live in registers: computing them again, some nanoseconds a sample, costs what reading them from memory would.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="network">The network.</param>
/// <param name="maxSamples">The most samples of a pass.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RecomputedPass<T>(INetwork<T> network, int maxSamples) : NetworkPass<T>(network, maxSamples)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected override void ComputeForward(ReadOnlySpan<T> inputs, Span<T> outputs) => Network.ForwardBatch(inputs, outputs);

    private protected override void ComputeBackward(in TrainingBatch<T> batch, Span<T> gradients) =>
        Network.BackwardFromOutputBatch(batch.Inputs, batch.Targets, gradients, batch.InputGradients);
}
