using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary><see cref="Loss.SigmoidBCE"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SigmoidBCE : ILossFunction
{
    /// <inheritdoc/>
    public static bool IsOfLogits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes source, TLanes target)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Losses.SigmoidBCE<TLanes, T>(source, target);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a, TLanes target)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Losses.SigmoidBCEDerivative<TLanes, T>(a, target);
}
