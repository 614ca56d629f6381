namespace NetGen;

/// <summary>The numbers of <see cref="Adagrad{T}"/>, and their ranges.</summary>
internal sealed class AdagradSettings : OptimizerSettings
{
    /// <summary>The learning rate of whoever names none.</summary>
    internal const double DefaultLearningRate = 0.01;

    internal AdagradSettings(double learningRate, double epsilon, double weightDecay)
        : base(learningRate, weightDecay)
    {
        Hyperparameter.RequirePositive(epsilon, nameof(epsilon));
        Epsilon = epsilon;
    }

    internal double Epsilon { get; }

    internal override double UsualLearningRate => DefaultLearningRate;

    public override Optimizer<T> Create<T>(INetwork<T> network) => new Adagrad<T>(network, this);

    public override string ToString() => FormattableString.Invariant(
        $"Optimizer.Adagrad(learningRate: {LearningRate}, epsilon: {Epsilon}, weightDecay: {WeightDecay})");
}
