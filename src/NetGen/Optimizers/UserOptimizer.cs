using System.Numerics;

namespace NetGen;

/// <summary>What the two doors for optimisers of one's own share, <see cref="CustomOptimizer{T}"/> and <see cref="LaneOptimizer{T, TRule}"/>: how a state is named and saved.</summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
public abstract class UserOptimizer<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected UserOptimizer(INetwork<T> network, int stateCount, double learningRate, double weightDecay)
        : base(network, stateCount, learningRate, weightDecay)
    {
    }

    /// <summary>
    /// What else must be the same for a saved state to make sense, besides class and weight decay: names, for messages, and values. None at first.
    /// </summary>
    protected virtual IReadOnlyList<KeyValuePair<string, double>> Hyperparameters => [];

    private protected sealed override OptimizerKind Kind => OptimizerKind.Custom;

    /// <summary>As it is written in C#, without the number of type parameters.</summary>
    private protected sealed override string Name => GetType().Name.Split('`')[0];

    private protected sealed override string Call
        => FormattableString.Invariant($"{Name}(learningRate: {LearningRate}, weightDecay: {WeightDecay}{string.Concat(Hyperparameters.Select(Argument))})");

    private protected sealed override (string Name, double Value)[] SavedHyperparameters
        => [(nameof(WeightDecay), WeightDecay), .. Hyperparameters.Select(parameter => (parameter.Key, parameter.Value))];

    /// <summary>Makes a step by the formula of the class.</summary>
    internal abstract void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct;

    private static string Argument(KeyValuePair<string, double> hyperparameter)
        => FormattableString.Invariant($", {hyperparameter.Key}: {hyperparameter.Value}");
}
