using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The kernel of a training step on one sample that updates the parameters in place, whatever the formula.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainStepKernel<T> : IBackwardKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements that a step keeps of its sample on the stack; 0 where they are so many that it takes a workspace.</summary>
    static abstract int SampleElements { get; }

    /// <summary>Makes a step and returns the loss before it.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="update">The parameters, and the formula.</param>
    /// <param name="memory"><see cref="SampleElements"/> elements or a workspace, aligned to 64 bytes, with arbitrary contents.</param>
    static abstract double TrainStep<TLanes, TRule>(in TrainingSample<T> sample, in NetworkUpdate<TRule, T> update, ref T memory)
        where TLanes : struct, ILanes<TLanes, T>
        where TRule : struct, IUpdateRule<T>;
}
