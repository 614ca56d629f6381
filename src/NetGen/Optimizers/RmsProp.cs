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
/// </remarks>
public sealed class RmsProp<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes the optimiser and its state.</summary>
    /// <param name="network">The network to train: TestNet.Description.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="decay">The share of the running means that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1).</param>
    /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RmsProp(
        NetworkDescription network, double learningRate = 0.01, double decay = 0.99, double epsilon = 1e-8,
        double momentum = 0, bool centered = false, double weightDecay = 0)
        : base(network, momentum == 0 && !centered ? RmsPropRule<T>.StateCount : RmsPropMomentumRule<T>.StateCount, learningRate, weightDecay)
    {
        Hyperparameter.RequireFraction(decay, nameof(decay));
        Hyperparameter.RequirePositive(epsilon, nameof(epsilon));
        Hyperparameter.RequireFraction(momentum, nameof(momentum));
        Decay = decay;
        Epsilon = epsilon;
        Momentum = momentum;
        Centered = centered;
    }

    /// <summary>The share of the running means that is kept.</summary>
    public double Decay { get; }

    /// <summary>What is added to the divisor.</summary>
    public double Epsilon { get; }

    /// <summary>The share of the last step's direction that is kept; 0 is none.</summary>
    public double Momentum { get; }

    /// <summary>Whether the divisor is the standard deviation instead of the root mean square.</summary>
    public bool Centered { get; }

    private protected override OptimizerKind Kind => OptimizerKind.RmsProp;

    private protected override (string Name, double Value)[] Hyperparameters
        => [(nameof(WeightDecay), WeightDecay), (nameof(Decay), Decay), (nameof(Epsilon), Epsilon), (nameof(Momentum), Momentum), (nameof(Centered), Centered ? 1 : 0)];

    /// <summary>Chooses the formula of a step and has it run.</summary>
    internal void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct
    {
        var weights = new RmsPropRule<T>(LearningRate, WeightDecay, Decay, Epsilon);
        var biases = new RmsPropRule<T>(LearningRate, 0, Decay, Epsilon);
        if (Momentum == 0 && !Centered)
            work.Run(in weights, in biases);
        else
            work.Run(new RmsPropMomentumRule<T>(weights, LearningRate, Momentum, Centered), new RmsPropMomentumRule<T>(biases, LearningRate, Momentum, Centered));
    }
}
