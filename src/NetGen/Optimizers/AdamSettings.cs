namespace NetGen;

/// <summary>The numbers that <see cref="Adam{T}"/> and <see cref="AdamW{T}"/> have in common, and their ranges.</summary>
internal abstract class MomentSettings : OptimizerSettings
{
    /// <summary>The learning rate of whoever names none.</summary>
    internal const double DefaultLearningRate = 0.001;

    private protected MomentSettings(double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool amsGrad)
        : base(learningRate, weightDecay)
    {
        Hyperparameter.RequireFraction(beta1, nameof(beta1));
        Hyperparameter.RequireFraction(beta2, nameof(beta2));
        Hyperparameter.RequirePositive(epsilon, nameof(epsilon));
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = epsilon;
        AmsGrad = amsGrad;
    }

    internal override double UsualLearningRate => DefaultLearningRate;

    internal double Beta1 { get; }

    internal double Beta2 { get; }

    internal double Epsilon { get; }

    internal bool AmsGrad { get; }

    /// <summary>m and v; with AMSGrad the largest v, too.</summary>
    internal int StateCount => AmsGrad ? AmsGradRule<float>.StateCount : AdamRule<float>.StateCount;

    /// <summary>What must be the same for a saved state to make sense.</summary>
    internal (string Name, double Value)[] Saved
        => [(nameof(WeightDecay), WeightDecay), (nameof(Beta1), Beta1), (nameof(Beta2), Beta2), (nameof(Epsilon), Epsilon), (nameof(AmsGrad), AmsGrad ? 1 : 0)];

    private protected string Call(string method) => FormattableString.Invariant(
        $"Optimizer.{method}(learningRate: {LearningRate}, beta1: {Beta1}, beta2: {Beta2}, epsilon: {Epsilon}, weightDecay: {WeightDecay}, amsGrad: {(AmsGrad ? "true" : "false")})");
}

/// <summary>The numbers of <see cref="Adam{T}"/>.</summary>
internal sealed class AdamSettings(double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool amsGrad)
    : MomentSettings(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad)
{
    public override Optimizer<T> Create<T>(INetwork<T> network) => new Adam<T>(network, this);

    public override string ToString() => Call(nameof(Optimizer.Adam));
}

/// <summary>The numbers of <see cref="AdamW{T}"/>.</summary>
internal sealed class AdamWSettings(double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool amsGrad)
    : MomentSettings(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad)
{
    public override Optimizer<T> Create<T>(INetwork<T> network) => new AdamW<T>(network, this);

    public override string ToString() => Call(nameof(Optimizer.AdamW));
}
