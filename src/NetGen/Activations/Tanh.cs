using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition Tanh => field ?? Once(ref field, new(nameof(Tanh))
    {
        Value = "tanh(z)",
        Derivative = "1 - a^2",
        DerivesFromOutput = true,
        HasShortDerivative = true,
        Onnx = static () => [Apply("Tanh", Z)],
    });
}

#if NET
/// <summary><see cref="Activation.Tanh"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tanh : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = tanh(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Elementary.Tanh<TLanes, T>(z);

    /// <summary>f' = 1 - a^2, from the output a, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.FusedMultiplyAdd(-a, a, TLanes.Constant(1));
}
#endif
