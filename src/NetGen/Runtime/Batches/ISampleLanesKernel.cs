using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward kernel of a network that takes batches with one sample in each lane.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISampleLanesKernel<T> : IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements that a pass keeps of its samples.</summary>
    static abstract int ForwardElements { get; }

    /// <summary>The outputs of as many samples as fill whole vectors; returns their number.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="memory"><see cref="ForwardElements"/> elements, aligned to 64 bytes, with arbitrary contents.</param>
    static abstract int ForwardLanes<TLanes>(ref T x, int samples, ref T parameters, ref T outputs, ref T memory)
        where TLanes : struct, ILanes<TLanes, T>;
}
