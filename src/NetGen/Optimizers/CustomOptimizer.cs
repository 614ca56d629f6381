using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// An optimiser of one's own: a class derived from this one says how a block of parameters follows its gradients. Everything else, which
/// network, the arrays of what is remembered, saving and training in place, is as in those of the library.
/// </summary>
/// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// <para>
/// The blocks of a step come in order, W1, b1, W2, b2, ..., on the calling thread: the team of the network shares no such step. The weight decay
/// is the derived class's to apply, to blocks of weights.
/// </para>
/// <para>
/// <c>TrainStep</c> gives the bits of <c>Backward</c> and <see cref="Optimizer{T}.Step"/>. It needs the gradients of a whole network
/// for that, memory of one more copy of the parameters, which is allocated by the first such step of a network that is not unrolled.
/// </para>
/// <para>
/// What decays towards 0 in a state, as a mean does while gradients are 0, is best set to 0 below the smallest normal number: processors take
/// several times as long with subnormal ones.
/// </para>
/// <para>Thread safety: one thread at a time.</para>
/// </remarks>
/// <example>
/// Lion (Chen et al.: "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023), and how options name it.
/// <code>
/// public sealed class Lion(INetwork&lt;float&gt; network, double learningRate) : CustomOptimizer&lt;float&gt;(network, stateCount: 1, learningRate)
/// {
///     protected override void Update(in ParameterBlock block, Span&lt;float&gt; parameters, ReadOnlySpan&lt;float&gt; gradients)
///     {
///         Span&lt;float&gt; mean = GetState(0, in block);
///         for (int k = 0; k &lt; parameters.Length; k++)
///         {
///             parameters[k] -= (float)LearningRate * MathF.Sign(0.9f * mean[k] + 0.1f * gradients[k]);
///             mean[k] = 0.99f * mean[k] + 0.01f * gradients[k];
///         }
///     }
/// }
///
/// public sealed class LionSettings(double learningRate = 1e-4) : OptimizerSettings(learningRate)
/// {
///     public override Optimizer&lt;T&gt; Create&lt;T&gt;(INetwork&lt;T&gt; network) =&gt; network is INetwork&lt;float&gt; single
///         ? (Optimizer&lt;T&gt;)(object)new Lion(single, LearningRate)
///         : throw new NotSupportedException("Lion is written for float.");
/// }
/// </code>
/// </example>
public abstract class CustomOptimizer<T> : UserOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedMemory<T>? _gradients;

    /// <summary>Makes the optimiser and its state.</summary>
    /// <param name="network">The network to train.</param>
    /// <param name="stateCount">How many numbers are remembered of each parameter; 0 or more. They start at 0.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
#pragma warning disable RS0022 // Optimizers are closed but for this class and LaneOptimizer, the doors for those of one's own.
    protected CustomOptimizer(INetwork<T> network, int stateCount, double learningRate, double weightDecay = 0)
        : base(network, stateCount, learningRate, weightDecay)
    {
    }
#pragma warning restore RS0022

    /// <summary>Where a step in place puts the gradients: a network's kernels read parameters beyond the last, hence the padding.</summary>
    internal AlignedMemory<T> GradientMemory => _gradients ??= new AlignedMemory<T>(Description.ParameterCount, PaddingOf(Description));

    /// <summary>Updates the parameters of one block; <see cref="Optimizer{T}.StepCount"/> counts the step already, from 1.</summary>
    /// <param name="block">Which parameters they are.</param>
    /// <param name="parameters">The parameters, to be changed in place.</param>
    /// <param name="gradients">Their gradients, as many.</param>
    /// <remarks>An exception leaves the step half done: blocks before this one have been updated, and the step has been counted.</remarks>
    protected abstract void Update(in ParameterBlock block, Span<T> parameters, ReadOnlySpan<T> gradients);

    /// <summary>What is remembered of the parameters of a block: a view, as long as the block, to be changed in place.</summary>
    /// <param name="index">Which of the numbers remembered of each parameter, from 0.</param>
    /// <param name="block">A block of the network.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The optimiser has no such state, or the network no such block.</exception>
    protected Span<T> GetState(int index, in ParameterBlock block)
    {
        if ((uint)index >= (uint)States.Length)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"{Name} remembers {States.Length} numbers of each parameter; the index counts from 0.");
        return States[index].Span.Slice(block.Offset, block.Count);
    }

    internal sealed override void Update<TWork>(ref TWork work) => work.Run(this);

    /// <summary>Makes the step that is counted already.</summary>
    internal void UpdateBlocks(Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        foreach (ref readonly ParameterBlock block in Description.Blocks)
            Update(in block, parameters.Slice(block.Offset, block.Count), gradients.Slice(block.Offset, block.Count));
    }

    /// <summary>The elements that reads may run past the last parameter: less than the widest layer in whole vectors of 64 bytes.</summary>
    private static int PaddingOf(NetworkDescription network)
    {
        const int Vector = 16;
        int padding = 4 * Vector;
        foreach (LayerDescription layer in network.Layers)
            padding = Math.Max(padding, (layer.OutputSize + Vector - 1) / Vector * Vector);
        return padding;
    }
}
