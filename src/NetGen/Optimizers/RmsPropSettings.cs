namespace NetGen;

/// <summary>The numbers of <see cref="RmsProp{T}"/>, and their ranges.</summary>
internal sealed class RmsPropSettings : OptimizerSettings
{
    /// <summary>The learning rate of whoever names none.</summary>
    internal const double DefaultLearningRate = 0.01;

    internal RmsPropSettings(double learningRate, double decay, double epsilon, double momentum, bool centered, double weightDecay)
        : base(learningRate, weightDecay)
    {
        Hyperparameter.RequireFraction(decay, nameof(decay));
        Hyperparameter.RequirePositive(epsilon, nameof(epsilon));
        Hyperparameter.RequireFraction(momentum, nameof(momentum));
        Decay = decay;
        Epsilon = epsilon;
        Momentum = momentum;
        Centered = centered;
    }

    internal double Decay { get; }

    internal double Epsilon { get; }

    internal double Momentum { get; }

    internal bool Centered { get; }

    /// <summary>Whether the formula is the short one, without momentum and mean.</summary>
    internal bool IsPlain => Momentum == 0 && !Centered;

    /// <summary>v; the momentum and the mean, too, where one of them is used.</summary>
    internal int StateCount => IsPlain ? RmsPropRule<float>.StateCount : RmsPropMomentumRule<float>.StateCount;

    internal override double UsualLearningRate => DefaultLearningRate;

    public override Optimizer<T> Create<T>(INetwork<T> network) => new RmsProp<T>(network, this);

    public override string ToString() => FormattableString.Invariant(
        $"Optimizer.RmsProp(learningRate: {LearningRate}, decay: {Decay}, epsilon: {Epsilon}, momentum: {Momentum}, centered: {(Centered ? "true" : "false")}, weightDecay: {WeightDecay})");
}
