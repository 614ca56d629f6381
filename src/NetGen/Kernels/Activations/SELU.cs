using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary><see cref="Activation.SELU"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SELU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Activations.SELU<TLanes, T>(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes source)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Activations.SELUDerivative<TLanes, T>(source);
}
