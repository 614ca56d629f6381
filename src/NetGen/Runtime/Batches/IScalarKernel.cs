using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The backward kernel of a network that is written out as named scalars.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScalarKernel<T> : IScalarForwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The loss of one sample. Its gradients are added to those that are there, or written over them where batches have a sample in each lane and
    /// this kernel never meets more than one; or a step of gradient descent is made in their place, or nothing besides.
    /// </summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets, or the gradients by the outputs; empty where there is a label.</param>
    /// <param name="label">The class; negative where there are targets.</param>
    /// <param name="fromOutputs">Whether <paramref name="y"/> is the gradients by the outputs.</param>
    /// <param name="scale">What every error is multiplied by.</param>
    /// <param name="learningRate">The learning rate of a step.</param>
    /// <param name="parameters">The parameters, written by a step.</param>
    /// <param name="gradients">The gradients by them, which a step does not need.</param>
    /// <param name="inputGradient">The gradient by the inputs; empty where nobody asks for it.</param>
    static abstract T Backward<TPass>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> y, int label, bool fromOutputs, T scale, T learningRate, Span<T> parameters, Span<T> gradients, Span<T> inputGradient)
        where TPass : struct, ISamplePass;
}
