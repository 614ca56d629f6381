using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward kernels of a network.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of inputs of one sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>The number of outputs of one sample.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The multiply-adds of a forward pass of one sample.</summary>
    static abstract int MultiplyAdds { get; }

    /// <summary>The samples that the kernels compute together at their best; a thread's share is a multiple of it.</summary>
    static abstract int SamplesPerTile { get; }

    /// <summary>The outputs of each sample.</summary>
    static abstract void Forward(ReadOnlySpan<T> inputs, int samples, ReadOnlySpan<T> parameters, Span<T> outputs);
}
