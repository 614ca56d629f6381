using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>No penalty.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoPenalty : IPenalty
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes AddGradient<TLanes, T>(TLanes gradient, TLanes weight)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => gradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddGradients<T>(ref readonly T weights, nuint count, ref T gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }
}
