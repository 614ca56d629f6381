using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>
/// The backward kernels of a network in loops. A block of samples has two phases, and each can be shared among threads: errors, by
/// samples; then gradients, by inputs of the layers. What the first keeps for the second lies in a workspace.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBackwardKernel<T> : ILoopKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The most samples that a workspace holds.</summary>
    static abstract int SamplesPerBlock { get; }

    /// <summary>The most samples of a call of the first phase: so many that what they keep stays in a cache beside the weights.</summary>
    static abstract int SamplesPerPass { get; }

    /// <summary>Where the losses of a block lie in the workspace.</summary>
    static abstract int LossesOffset { get; }

    /// <summary>Lends a workspace.</summary>
    static abstract Workspace<T> RentWorkspace();

    /// <summary>Copies of the weights that the first phase reads.</summary>
    static abstract void Prepare(ref T parameters, bool withInputGradients, ref T memory);

    /// <summary>The first phase for some samples of a block: outputs, losses and, unless these are all, the errors of all layers.</summary>
    /// <param name="rows">The samples.</param>
    /// <param name="first">The row of the workspace where they begin.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="dx">The gradients by their inputs.</param>
    /// <param name="withInputGradients">Whether these are wanted.</param>
    /// <param name="memory">The workspace.</param>
    static abstract void Propagate<TLanes>(in TrainingBatch<T> rows, nuint first, ref T parameters, ref T dx, bool withInputGradients, ref T memory)
        where TLanes : struct, ILanes<TLanes, T>;

    /// <summary>The second phase: one of several shares of the gradients, summed over the samples of a block. The first block of a batch starts from zero.</summary>
    static abstract void AddGradients<TLanes>(ref T x, int count, bool isFirst, ref T gradients, int share, int shares, ref T memory)
        where TLanes : struct, ILanes<TLanes, T>;
}
