using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition SiLU => field ?? Once(ref field, new(nameof(SiLU))
    {
        Value = "z sigmoid(z)",
        Derivative = "sigmoid(z) (1 + z (1 - sigmoid(z)))",
        DerivesFromOutput = false,
        DropsNegatives = true,
        Onnx = static () => [Z * Apply("Sigmoid", Z), Z / (Apply("Exp", -Z) + 1)],
        OnnxOfDouble = Z / (Apply("Exp", -Z) + 1),
    });
}

#if NET
/// <summary><see cref="Activation.SiLU"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SiLU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>f(z) = z sigmoid(z), also called swish. At -infinity the product infinity times 0 makes it NaN.</summary>
    /// <remarks>Where the sigmoid is subnormal (float: z &lt; -87.3) it has fewer bits, and so has the product. The same holds for the other gated functions.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * Elementary.Sigmoid<TLanes, T>(z);

    /// <summary>f' = s (1 + z (1 - s)) with s = sigmoid(z), from the pre-activation z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        z = Elementary.Finite<TLanes, T>(z);
        TLanes s = Elementary.Sigmoid<TLanes, T>(z, out TLanes complement);
        return s * TLanes.FusedMultiplyAdd(z, complement, one);
    }
}
#endif
