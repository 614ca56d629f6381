using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward kernel of a network that is written out as named scalars.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScalarForwardKernel<T> : IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The outputs of one sample.</summary>
    static abstract void ForwardSample(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> output);
}
