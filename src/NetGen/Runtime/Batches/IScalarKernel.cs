using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The backward kernel of a network that is written out as named scalars.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScalarKernel<T> : IForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The loss of one sample and its gradients: added to those that are there, or written over them where batches have a sample in each lane and
    /// this kernel never meets more than one.
    /// </summary>
    /// <param name="sample">The sample.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradients by them.</param>
    static abstract T BackwardSample(in TrainingBatch<T> sample, Span<T> parameters, Span<T> gradients);
}
