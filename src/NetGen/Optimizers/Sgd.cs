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
/// </remarks>
public sealed class Sgd<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the optimiser and its state.</summary>
    /// <param name="network">The network to train: TestNet.Description.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1); 0 is plain descent.</param>
    /// <param name="nesterov">Whether to step from where the momentum leads; needs momentum.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov is asked for without momentum.</exception>
    public Sgd(NetworkDescription network, double learningRate = 0.001, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(network, momentum == 0 ? 0 : 1, learningRate, weightDecay)
    {
        Hyperparameter.RequireFraction(momentum, nameof(momentum));
        if (nesterov && momentum == 0)
            throw new ArgumentException("nesterov needs a momentum above 0; got momentum 0.", nameof(nesterov));
        Momentum = momentum;
        Nesterov = nesterov;
    }

    /// <summary>The share of the last step's direction that is kept; 0 is plain descent.</summary>
    public double Momentum { get; }

    /// <summary>Whether a step looks ahead along the momentum.</summary>
    public bool Nesterov { get; }

    private protected override OptimizerKind Kind => OptimizerKind.Sgd;

    private protected override (string Name, double Value)[] Hyperparameters
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
