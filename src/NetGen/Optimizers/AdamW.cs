using System.Numerics;

namespace NetGen;

/// <summary>
/// AdamW: Adam with the weight decay apart from the gradient. At step t, with g the gradient and W a weight:
/// <code>
/// W -= learningRate weightDecay W                                       (weights only)
/// m  = m + (1 - beta1) (g - m)                                          (m and v start at 0)
/// v  = beta2 v + (1 - beta2) g^2
/// W -= learningRate / (1 - beta1^t) m / (sqrt(v / (1 - beta2^t)) + epsilon)
/// </code>
/// With AMSGrad, the largest v so far stands in the divisor.
/// </summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
/// <remarks>
/// Source: Loshchilov, Hutter: "Decoupled Weight Decay Regularization", ICLR 2019. Formulas and defaults as in PyTorch,
/// except that biases never decay. State: two values per parameter, three with AMSGrad.
/// </remarks>
public sealed class AdamW<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AdamSettings _settings;

    /// <summary>Makes the optimiser and its state.</summary>
    /// <param name="network">The network to train: TestNet.Description.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The share of the mean gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">The share of the mean squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <param name="amsGrad">Whether the divisor keeps its largest value.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdamW(
        NetworkDescription network, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8,
        double weightDecay = 0.01, bool amsGrad = false)
        : base(network, AdamSettings.StateCount(amsGrad), learningRate, weightDecay)
    {
        _settings = new AdamSettings(beta1, beta2, epsilon);
        AmsGrad = amsGrad;
    }

    /// <summary>The share of the mean gradient that is kept.</summary>
    public double Beta1 => _settings.Beta1;

    /// <summary>The share of the mean squared gradient that is kept.</summary>
    public double Beta2 => _settings.Beta2;

    /// <summary>What is added to the divisor.</summary>
    public double Epsilon => _settings.Epsilon;

    /// <summary>Whether the divisor keeps its largest value.</summary>
    public bool AmsGrad { get; }

    private protected override OptimizerKind Kind => OptimizerKind.AdamW;

    private protected override (string Name, double Value)[] Hyperparameters
        => [(nameof(WeightDecay), WeightDecay), (nameof(Beta1), Beta1), (nameof(Beta2), Beta2), (nameof(Epsilon), Epsilon), (nameof(AmsGrad), AmsGrad ? 1 : 0)];

    /// <summary>Chooses the formula of a step and has it run.</summary>
    internal void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct
    {
        var biases = new AdamRule<T>(in _settings, StepCount, LearningRate);
        if (WeightDecay == 0)
            AmsGradRule<T>.Run(ref work, in biases, in biases, AmsGrad);
        else
            AmsGradRule<T>.Run(ref work, biases with { ParameterDecay = T.CreateChecked(-LearningRate * WeightDecay) }, in biases, AmsGrad);
    }
}
