using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Weight decay as part of the gradient: g + decay W, the gradient of decay/2 sum W^2.</summary>
internal readonly struct WeightDecay<T>(double decay)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _decay = T.CreateChecked(decay);

    // Without decay the parameter must not enter at all: 0 * infinity would turn a sound gradient into NaN.
    private readonly bool _none = decay == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TLanes AddTo<TLanes>(TLanes gradient, TLanes parameter)
        where TLanes : struct, ILanes<TLanes, T>
        => _none ? gradient : TLanes.FusedMultiplyAdd(TLanes.Broadcast(_decay), parameter, gradient);
}
