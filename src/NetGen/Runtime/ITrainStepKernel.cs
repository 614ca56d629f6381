using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The kernel of a training step on one sample that updates the parameters in place, whatever the formula.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainStepKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes a step and returns the loss before it. Without a target, the label stands for a one-hot row.</summary>
    static abstract double TrainStep<TRule>(
        ReadOnlySpan<T> input, ReadOnlySpan<T> target, ReadOnlySpan<int> label, T scale, in NetworkUpdate<TRule, T> update)
        where TRule : struct, IUpdateRule<T>;
}
