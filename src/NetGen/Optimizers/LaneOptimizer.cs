using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// An optimiser of one's own whose formula is written over lanes, as those of the library are: a struct says how one parameter follows its gradient, and the
/// library updates whole vectors of them, on the threads of the network's team, and within <c>TrainStep</c> as soon as each gradient is known.
/// </summary>
/// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TRule">The formula: numbers, and a method that is generic over the lanes of a vector.</typeparam>
/// <remarks>
/// <para>
/// The formula has the same bits at every width as long as it takes operators and methods of <see cref="ILanes{TSelf, T}"/> alone. A rule may remember up to
/// three numbers of each parameter, as many as its <c>StateCount</c> says; they start at 0.
/// </para>
/// <para>
/// What decays towards 0 in a state is best set to 0 below the smallest normal number: processors take several times as long with subnormal ones.
/// </para>
/// <para>Where speed does not matter, <see cref="CustomOptimizer{T}"/> takes plain loops over spans. Thread safety: one thread at a time.</para>
/// </remarks>
/// <example>
/// Lion (Chen et al.: "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023).
/// <code>
/// public readonly struct LionRule(float rate) : IUpdateRule&lt;float&gt;
/// {
///     public static int StateCount =&gt; 1;
///
///     public void Update&lt;TLanes&gt;(TLanes gradient, ref TLanes parameter, ref TLanes mean, ref TLanes second, ref TLanes third)
///         where TLanes : struct, ILanes&lt;TLanes, float&gt;
///     {
///         TLanes direction = TLanes.Constant(0.9) * mean + TLanes.Constant(0.1) * gradient, step = TLanes.Broadcast(rate);
///         parameter -= TLanes.Select(TLanes.GreaterThan(direction, TLanes.Zero), step, TLanes.Select(TLanes.GreaterThan(TLanes.Zero, direction), -step, TLanes.Zero));
///         mean = TLanes.Constant(0.99) * mean + TLanes.Constant(0.01) * gradient;
///     }
/// }
///
/// public sealed class Lion(INetwork&lt;float&gt; network, double learningRate) : LaneOptimizer&lt;float, LionRule&gt;(network, learningRate)
/// {
///     protected override LionRule CreateRule(ParameterKind kind) =&gt; new((float)LearningRate);
/// }
/// </code>
/// </example>
[Experimental("NETGENEXP001")]
public abstract class LaneOptimizer<T, TRule> : UserOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : unmanaged, IUpdateRule<T>
{
    /// <summary>The most numbers that a rule remembers of a parameter.</summary>
    private const int MostStates = 3;

    /// <summary>Makes the optimiser and its state, as many numbers of each parameter as the rule says.</summary>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more: the rule of weights applies it.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double, or the rule remembers more than three numbers.</exception>
#pragma warning disable RS0022 // Optimizers are closed but for this class and CustomOptimizer, the doors for those of one's own.
    protected LaneOptimizer(INetwork<T> network, double learningRate, double weightDecay = 0)
        : base(network, RequireStates(), learningRate, weightDecay)
    {
    }
#pragma warning restore RS0022

    /// <summary>
    /// The formula of a step, which <see cref="Optimizer{T}.StepCount"/> counts already, from 1: once for the weights and once for the biases, of which only the
    /// first decay. Without a <see cref="Optimizer{T}.WeightDecay"/> the rule of the weights updates both.
    /// </summary>
    /// <param name="kind">What it is for.</param>
    /// <returns>The formula with its numbers.</returns>
    protected abstract TRule CreateRule(ParameterKind kind);

    internal sealed override void Update<TWork>(ref TWork work) => work.Run(CreateRule(ParameterKind.Weights), CreateRule(ParameterKind.Biases));

    private static int RequireStates() => TRule.StateCount is >= 0 and <= MostStates
        ? TRule.StateCount
        : throw new NotSupportedException($"{typeof(TRule).Name} remembers {TRule.StateCount} numbers of each parameter; a rule over lanes remembers 0 to {MostStates}.");
}
