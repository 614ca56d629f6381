namespace NetGen;

/// <summary>The numbers of <see cref="Sgd{T}"/>, and their ranges.</summary>
internal sealed class SgdSettings : OptimizerSettings
{
    /// <summary>The learning rate of whoever names none.</summary>
    internal const double DefaultLearningRate = 0.001;

    internal SgdSettings(double learningRate, double momentum, bool nesterov, double weightDecay)
        : base(learningRate, weightDecay)
    {
        Hyperparameter.RequireFraction(momentum, nameof(momentum));
        if (nesterov && momentum == 0)
            throw new ArgumentException("nesterov needs a momentum above 0; got momentum 0.", nameof(nesterov));
        Momentum = momentum;
        Nesterov = nesterov;
    }

    internal double Momentum { get; }

    internal bool Nesterov { get; }

    /// <summary>The momentum, where there is one.</summary>
    internal int StateCount => Momentum == 0 ? 0 : 1;

    internal override double UsualLearningRate => DefaultLearningRate;

    public override Optimizer<T> Create<T>(INetwork<T> network) => new Sgd<T>(network, this);

    public override string ToString() => FormattableString.Invariant(
        $"Optimizer.Sgd(learningRate: {LearningRate}, momentum: {Momentum}, nesterov: {(Nesterov ? "true" : "false")}, weightDecay: {WeightDecay})");
}
