using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition Sigmoid => field ?? Once(ref field, new(nameof(Sigmoid))
    {
        Value = "1 / (1 + exp(-z))",
        Derivative = "a (1 - a)",
        DerivesFromOutput = true,
        HasShortDerivative = true,
        Onnx = static () => [Apply("Sigmoid", Z), 1 / (Apply("Exp", -Z) + 1)],
    });
}

#if NET
/// <summary><see cref="Activation.Sigmoid"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Sigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = 1 / (1 + e^-z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Elementary.Sigmoid<TLanes, T>(z);

    /// <summary>f' = a (1 - a), from the output a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => a * (TLanes.Constant(1) - a);
}
#endif
