using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary><see cref="Activation.GELUTanh"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GELUTanh : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Activations.GELUTanh<TLanes, T>(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes source)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Activations.GELUTanhDerivative<TLanes, T>(source);
}
