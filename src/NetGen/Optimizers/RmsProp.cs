using System.Numerics;

namespace NetGen;

/// <summary>
/// RMSprop: a step is divided by the root of a running mean of squared gradients. With g the gradient and W a weight:
/// <code>
/// g += weightDecay W                               (weights only)
/// v  = decay v + (1 - decay) g^2                   (v starts at 0)
/// W -= learningRate g / (sqrt(v) + epsilon)
/// </code>
/// Centered, the divisor is the running standard deviation, sqrt(v - mean^2) + epsilon, with mean = decay mean + (1 - decay) g.
/// With momentum, the quotient is collected first: m = momentum m + quotient; W -= learningRate m.
/// </summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
/// <remarks>
/// Source: Hinton, Tieleman: "Neural Networks for Machine Learning", lecture 6.5, 2012; centered: Graves, "Generating
/// Sequences With Recurrent Neural Networks", arXiv 1308.0850. Formulas and defaults as in PyTorch, whose alpha is the
/// decay here. State: one value per parameter; three when centered or with momentum.
/// Thread safety: one thread at a time.
/// </remarks>
public sealed class RmsProp<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RmsPropSettings _settings;

    internal RmsProp(INetwork<T> network, RmsPropSettings settings)
        : base(network, settings.StateCount, settings.LearningRate, settings.WeightDecay)
        => _settings = settings;

    /// <summary>The share of the running means that is kept.</summary>
    public double Decay => _settings.Decay;

    /// <summary>What is added to the divisor.</summary>
    public double Epsilon => _settings.Epsilon;

    /// <summary>The share of the last step's direction that is kept; 0 is none.</summary>
    public double Momentum => _settings.Momentum;

    /// <summary>Whether the divisor is the standard deviation instead of the root mean square.</summary>
    public bool Centered => _settings.Centered;

    private protected override OptimizerKind Kind => OptimizerKind.RmsProp;

    private protected override string Call => _settings.ToString();

    private protected override (string Name, double Value)[] SavedHyperparameters
        => [(nameof(WeightDecay), WeightDecay), (nameof(Decay), Decay), (nameof(Epsilon), Epsilon), (nameof(Momentum), Momentum), (nameof(Centered), Centered ? 1 : 0)];

    /// <summary>Chooses the formula of a step and has it run.</summary>
    internal void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct
    {
        var weights = new RmsPropRule<T>(LearningRate, WeightDecay, Decay, Epsilon);
        var biases = new RmsPropRule<T>(LearningRate, 0, Decay, Epsilon);
        if (_settings.IsPlain)
            work.Run(in weights, in biases);
        else
            work.Run(new RmsPropMomentumRule<T>(weights, LearningRate, Momentum, Centered), new RmsPropMomentumRule<T>(biases, LearningRate, Momentum, Centered));
    }
}
