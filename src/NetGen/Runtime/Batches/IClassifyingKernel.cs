using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The forward kernel of a network whose outputs are classes, or two for a single one.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IClassifyingKernel<T> : IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The class of one sample, decided by the sums before the activation.</summary>
    static abstract int Classify(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters);
}
