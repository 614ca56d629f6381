using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary><see cref="Loss.Huber"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Huber : ILossFunction
{
    /// <inheritdoc/>
    public static bool IsOfLogits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes source, TLanes target)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Losses.Huber<TLanes, T>(source, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a, TLanes target)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Losses.HuberDerivative<TLanes, T>(a, target);
}
