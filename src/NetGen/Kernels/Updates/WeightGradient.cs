using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The gradient of weights by one sample.</summary>
internal static class WeightGradient
{
    /// <summary>input * error + 2 l2 weight. It starts from 0, as a sum over samples does: that turns -0 into 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T, TPenalty>(TLanes input, TLanes error, TLanes weight)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPenalty : struct, IPenalty
        => TPenalty.L2 == 0
            ? TLanes.FirstProduct(input, error)
            : TLanes.FusedMultiplyAdd(TLanes.Constant(2 * TPenalty.L2), weight, TLanes.FirstProduct(input, error));
}
