using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary><see cref="Activation.LeakyReLU"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LeakyReLU : IActivation
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
        => Activations.LeakyReLU<TLanes, T>(z);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes source)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Activations.LeakyReLUDerivative<TLanes, T>(source);
}
