using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Adagrad: each parameter's rate falls with the sum of its squared gradients. With g the gradient and W a weight:
/// <code>
/// g += weightDecay W                               (weights only)
/// s += g^2                                         (s starts at 0)
/// W -= learningRate g / (sqrt(s) + epsilon)
/// </code>
/// </summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
/// <remarks>
/// Source: Duchi, Hazan, Singer: "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", JMLR 12,
/// 2011; formulas and defaults as in PyTorch. State: one value per parameter.
/// Thread safety: one thread at a time.
/// </remarks>
public sealed class Adagrad<T> : Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AdagradSettings _settings;

    internal Adagrad(INetwork<T> network, AdagradSettings settings)
        : base(network, AdagradRule<T>.StateCount, settings.LearningRate, settings.WeightDecay)
        => _settings = settings;

    /// <summary>What is added to the divisor.</summary>
    public double Epsilon => _settings.Epsilon;

    private protected override OptimizerKind Kind => OptimizerKind.Adagrad;

    private protected override string Call => _settings.ToString();

    private protected override (string Name, double Value)[] SavedHyperparameters
        => [(nameof(WeightDecay), WeightDecay), (nameof(Epsilon), Epsilon)];

    /// <summary>Chooses the formula of a step and has it run.</summary>
    internal void Update<TWork>(ref TWork work)
        where TWork : struct, IStepWork<T>, allows ref struct
        => work.Run(new AdagradRule<T>(LearningRate, WeightDecay, Epsilon), new AdagradRule<T>(LearningRate, 0, Epsilon));
}

/// <summary>s += g^2; W -= learningRate g / (sqrt(s) + epsilon). The first state is s.</summary>
internal readonly struct AdagradRule<T>(double learningRate, double weightDecay, double epsilon) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _minusLearningRate = T.CreateChecked(-learningRate);
    private readonly T _epsilon = T.CreateChecked(epsilon);
    private readonly WeightDecay<T> _decay = new(weightDecay);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
    {
        gradient = _decay.AddTo(gradient, parameter);
        first = TLanes.FusedMultiplyAdd(gradient, gradient, first);
        TLanes divisor = TLanes.Sqrt(first) + TLanes.Broadcast(_epsilon);
        parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_minusLearningRate), gradient / divisor, parameter);
    }
}
