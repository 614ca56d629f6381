using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward kernels of a network in loops, over vectors of any width.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILoopKernel<T> : IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>One sample: its outputs, or its class, which alone is returned; it is decided by the logits, whose order softmax and sigmoid keep.</summary>
    static abstract int Sample<TLanes, TPass>(ref T x, ref T parameters, ref T output)
        where TLanes : struct, ILanes<TLanes, T>
        where TPass : struct, ISamplePass;

    /// <summary>The outputs of each sample.</summary>
    static abstract void ForwardBatch<TLanes>(ref T x, nuint samples, ref T parameters, ref T outputs)
        where TLanes : struct, ILanes<TLanes, T>;
}
