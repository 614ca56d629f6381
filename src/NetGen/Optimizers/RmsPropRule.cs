using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>v = decay v + (1 - decay) g^2; W -= learningRate g / (sqrt(v) + epsilon). The first state is v.</summary>
internal readonly struct RmsPropRule<T>(double learningRate, double weightDecay, double decay, double epsilon) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _minusLearningRate = T.CreateChecked(-learningRate);
    private readonly T _kept = T.CreateChecked(decay);
    private readonly T _added = T.CreateChecked(1 - decay);
    private readonly T _epsilon = T.CreateChecked(epsilon);
    private readonly WeightDecay<T> _decay = new(weightDecay);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
    {
        gradient = _decay.AddTo(gradient, parameter);
        first = MeanSquare(gradient, first);
        parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_minusLearningRate), Quotient(gradient, first), parameter);
    }

    /// <summary>g + weightDecay W.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes Decayed<TLanes>(TLanes gradient, TLanes parameter)
        where TLanes : struct, ILanes<TLanes, T>
        => _decay.AddTo(gradient, parameter);

    /// <summary>decay mean + (1 - decay) g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes Mean<TLanes>(TLanes gradient, TLanes mean)
        where TLanes : struct, ILanes<TLanes, T>
        => TLanes.FusedMultiplyAdd(TLanes.Broadcast(_added), gradient, TLanes.Broadcast(_kept) * mean);

    /// <summary>decay v + (1 - decay) g^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes MeanSquare<TLanes>(TLanes gradient, TLanes meanSquare)
        where TLanes : struct, ILanes<TLanes, T>
        => TLanes.FusedMultiplyAdd(TLanes.Broadcast(_added) * gradient, gradient, TLanes.Broadcast(_kept) * meanSquare);

    /// <summary>g / (sqrt(square) + epsilon).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes Quotient<TLanes>(TLanes gradient, TLanes square)
        where TLanes : struct, ILanes<TLanes, T>
        => gradient / (TLanes.Sqrt(square) + TLanes.Broadcast(_epsilon));
}

/// <summary>
/// RMSprop with a centered divisor, sqrt(v - mean^2) + epsilon, with momentum, or with both. The states are v, the momentum
/// and the mean.
/// </summary>
internal readonly struct RmsPropMomentumRule<T>(RmsPropRule<T> plain, double learningRate, double momentum, bool centered) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RmsPropRule<T> _plain = plain;
    private readonly T _minusLearningRate = T.CreateChecked(-learningRate);
    private readonly T _momentum = T.CreateChecked(momentum);
    private readonly bool _centered = centered;

    public static int StateCount => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
    {
        gradient = _plain.Decayed(gradient, parameter);
        first = _plain.MeanSquare(gradient, first);
        TLanes square = first;
        if (_centered)
        {
            third = _plain.Mean(gradient, third);

            // The variance v - mean^2. Rounding can leave it below 0, where the true value is tiny: 0 then, not the root of a
            // negative number. The order of the arguments lets a NaN through.
            square = TLanes.Max(TLanes.Zero, TLanes.FusedMultiplyAdd(-third, third, first));
        }

        second = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_momentum), second, _plain.Quotient(gradient, square));
        parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_minusLearningRate), second, parameter);
    }
}
