using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>W -= learningRate g.</summary>
internal readonly struct DescentRule<T>(double learningRate) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _minusLearningRate = T.CreateChecked(-learningRate);

    public static int StateCount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
        => parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_minusLearningRate), gradient, parameter);
}

/// <summary>W -= learningRate (g + weightDecay W).</summary>
internal readonly struct SgdRule<T>(double learningRate, double weightDecay) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _minusLearningRate = T.CreateChecked(-learningRate);
    private readonly WeightDecay<T> _decay = new(weightDecay);

    public static int StateCount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
    {
        gradient = _decay.AddTo(gradient, parameter);
        parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_minusLearningRate), gradient, parameter);
    }
}

/// <summary>m = momentum m + g; W -= learningRate m, or learningRate (g + momentum m) with Nesterov. The first state is m.</summary>
internal readonly struct SgdMomentumRule<T>(double learningRate, double weightDecay, double momentum, bool nesterov) : IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _minusLearningRate = T.CreateChecked(-learningRate);
    private readonly T _momentum = T.CreateChecked(momentum);
    private readonly bool _nesterov = nesterov;
    private readonly WeightDecay<T> _decay = new(weightDecay);

    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update<TLanes>(TLanes gradient, ref TLanes parameter, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes momentum = TLanes.Broadcast(_momentum);
        gradient = _decay.AddTo(gradient, parameter);
        first = TLanes.FusedMultiplyAdd(momentum, first, gradient);
        TLanes direction = _nesterov ? TLanes.FusedMultiplyAdd(momentum, first, gradient) : first;
        parameter = TLanes.FusedMultiplyAdd(TLanes.Broadcast(_minusLearningRate), direction, parameter);
    }
}
