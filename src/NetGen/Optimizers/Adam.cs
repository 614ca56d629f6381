using System.Numerics;

namespace NetGen;

/// <summary>
/// Adam: running means of the gradient and of its square, each corrected for its start at 0. At step t, with g the gradient
/// and W a weight:
/// <code>
/// g += weightDecay W                                                    (weights only)
/// m  = m + (1 - beta1) (g - m)                                          (m and v start at 0)
/// v  = beta2 v + (1 - beta2) g^2
/// W -= learningRate / (1 - beta1^t) m / (sqrt(v / (1 - beta2^t)) + epsilon)
/// </code>
/// With AMSGrad, the largest v so far stands in the divisor, so that a parameter's rate never rises again.
/// </summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
/// <remarks>
/// Source: Kingma, Ba: "Adam: A Method for Stochastic Optimization", ICLR 2015; AMSGrad: Reddi, Kale, Kumar: "On the
/// Convergence of Adam and Beyond", ICLR 2018. Formulas and defaults as in PyTorch. The weight decay is part of the
/// gradient here; <see cref="AdamW{T}"/> keeps it apart, which is usually what one wants. State: two values per parameter,
/// three with AMSGrad.
/// Thread safety: one thread at a time.
/// </remarks>
public sealed class Adam<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AdamSettings _settings;

    internal Adam(INetwork<T> network, AdamSettings settings)
        : base(network, settings.StateCount, settings.LearningRate, settings.WeightDecay)
        => _settings = settings;

    /// <summary>The share of the mean gradient that is kept.</summary>
    public double Beta1 => _settings.Beta1;

    /// <summary>The share of the mean squared gradient that is kept.</summary>
    public double Beta2 => _settings.Beta2;

    /// <summary>What is added to the divisor.</summary>
    public double Epsilon => _settings.Epsilon;

    /// <summary>Whether the divisor keeps its largest value.</summary>
    public bool AmsGrad => _settings.AmsGrad;

    private protected override OptimizerKind Kind => OptimizerKind.Adam;

    private protected override string Call => _settings.ToString();

    private protected override (string Name, double Value)[] SavedHyperparameters => _settings.Saved;

    /// <summary>Chooses the formula of a step and has it run.</summary>
    internal void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct
    {
        var biases = new AdamRule<T>(_settings, StepCount, LearningRate);
        if (WeightDecay == 0)
            AmsGradRule<T>.Run(ref work, in biases, in biases, AmsGrad);
        else
            AmsGradRule<T>.Run(ref work, biases with { GradientDecay = new WeightDecay<T>(WeightDecay) }, in biases, AmsGrad);
    }
}
