using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>A step that waits for its formula: an <see cref="Optimizer{T}"/> chooses that, whatever the step then does with it.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal interface IStepWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the step, by one formula for the weights and one for the biases: the two differ in their weight decay.</summary>
    void Run<TRule>(in TRule weights, in TRule biases)
        where TRule : unmanaged, IUpdateRule<T>;

    /// <summary>Makes the step by an optimiser that is not of the library, block by block and on the calling thread.</summary>
    void Run(CustomOptimizer<T> optimizer);
}
