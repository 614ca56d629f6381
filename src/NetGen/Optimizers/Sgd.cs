using System.Numerics;

namespace NetGen;

/// <summary>
/// Stochastic gradient descent, with momentum and Nesterov's look-ahead where asked for. With g the gradient and W a weight:
/// <code>
/// g += weightDecay W                     (weights only)
/// m  = momentum m + g                    (m starts at 0)
/// W -= learningRate (g + momentum m)     with Nesterov
/// W -= learningRate m                    otherwise
/// </code>
/// Without momentum this is W -= learningRate (g + weightDecay W).
/// </summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
/// <remarks>
/// The formulas are PyTorch's (dampening 0). Source: Sutskever, Martens, Dahl, Hinton: "On the importance of initialization
/// and momentum in deep learning", ICML 2013. State: one value per parameter with momentum, none without.
/// Thread safety: one thread at a time.
/// </remarks>
public sealed class Sgd<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SgdSettings _settings;

    internal Sgd(INetwork<T> network, SgdSettings settings)
        : base(network, settings.StateCount, settings.LearningRate, settings.WeightDecay)
        => _settings = settings;

    /// <summary>The share of the last step's direction that is kept; 0 is plain descent.</summary>
    public double Momentum => _settings.Momentum;

    /// <summary>Whether a step looks ahead along the momentum.</summary>
    public bool Nesterov => _settings.Nesterov;

    private protected override OptimizerKind Kind => OptimizerKind.Sgd;

    private protected override string Call => _settings.ToString();

    private protected override (string Name, double Value)[] SavedHyperparameters
        => [(nameof(WeightDecay), WeightDecay), (nameof(Momentum), Momentum), (nameof(Nesterov), Nesterov ? 1 : 0)];

    /// <summary>Chooses the formula of a step and has it run.</summary>
    internal void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct
    {
        if (Momentum == 0)
            work.Run(new SgdRule<T>(LearningRate, WeightDecay), new SgdRule<T>(LearningRate, 0));
        else
            work.Run(new SgdMomentumRule<T>(LearningRate, WeightDecay, Momentum, Nesterov), new SgdMomentumRule<T>(LearningRate, 0, Momentum, Nesterov));
    }
}
