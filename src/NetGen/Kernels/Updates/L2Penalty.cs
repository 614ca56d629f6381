using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>L += l2 sum W^2, dW += 2 l2 W.</summary>
/// <typeparam name="TFactor">l2.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct L2Penalty<TFactor> : IPenalty
    where TFactor : struct, IFactor
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddGradient<TLanes, T>(TLanes gradient, TLanes weight)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.FusedMultiplyAdd(TLanes.Constant(2 * TFactor.Value), weight, gradient);

    /// <inheritdoc/>
    public static void AddGradients<T>(ref readonly T weights, nuint count, ref T gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => WeightPenalty.AddGradients(TFactor.Value, in weights, count, ref gradients);
}
