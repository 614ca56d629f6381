using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary><see cref="Activation.Softplus"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Softplus : IActivation
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
        => Activations.Softplus<TLanes, T>(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes source)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Activations.SoftplusDerivative<TLanes, T>(source);
}
