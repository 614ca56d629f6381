using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The backward kernel of a network that takes batches with one sample in each lane, and where its workspace has what.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneBackwardKernel<T> : IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of parameters.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The most samples of a block, and the distance of two rows of it.</summary>
    static abstract int LaneSamples { get; }

    /// <summary>The place of the outputs; the inputs are at the start.</summary>
    static abstract int LaneOutputs { get; }

    /// <summary>The place of the targets.</summary>
    static abstract int LaneTargets { get; }

    /// <summary>The place of what each sample's error is multiplied by.</summary>
    static abstract int LaneScales { get; }

    /// <summary>The place of the losses.</summary>
    static abstract int LaneLosses { get; }

    /// <summary>The place of the gradients of the inputs.</summary>
    static abstract int LaneInputErrors { get; }

    /// <summary>The place of the chains of the gradients.</summary>
    static abstract int LaneChains { get; }

    /// <summary>Lends a workspace.</summary>
    static abstract Workspace<T> RentWorkspace();

    /// <summary>One block: its outputs, its losses and, unless these are all, the chains of its gradients and, where they are wanted, the gradients of its inputs.</summary>
    /// <param name="memory">The workspace.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="columns">The same in whole vectors of 64 bytes.</param>
    /// <param name="fromOutputs">Whether the targets are gradients by the outputs.</param>
    /// <param name="part">Which part of the pass is computed.</param>
    /// <param name="isFirst">Whether it is the first block of a batch, whose sums start from 0.</param>
    /// <param name="withInputGradients">Whether the gradients of the inputs are wanted.</param>
    /// <param name="parameters">The parameters.</param>
    static abstract void BackwardLanes<TLanes>(ref T memory, int count, nuint columns, bool fromOutputs, PassPart part, bool isFirst, bool withInputGradients, ref T parameters)
        where TLanes : struct, ILanes<TLanes, T>;
}
