using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    /// <summary>sqrt(2 / pi).</summary>
    public const double GeluTanhScale = 0.7978845608028654;

    public const double GeluTanhCubic = 0.044715;

    public static ActivationDefinition GELUTanh => field ?? Once(ref field, new(nameof(GELUTanh))
    {
        Value = "z (1 + tanh(u)) / 2, u = sqrt(2/pi) (z + 0.044715 z^3)",
        Derivative = "(1 + tanh(u)) / 2 + z (1 - tanh(u)^2) u' / 2",
        DerivesFromOutput = false,
        DropsNegatives = true,
        Onnx = static () => [Z * (Apply("Tanh", ((Z * Z * GeluTanhCubic) + 1) * Z * GeluTanhScale) + 1) * 0.5],
    });
}

#if NET
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

    /// <summary>f(z) = z (1 + tanh(u)) / 2 = z sigmoid(2 u) with u = sqrt(2 / pi) (z + 0.044715 z^3). At -infinity the product infinity times 0 makes it NaN.</summary>
    /// <remarks>For negative z the exponential magnifies the rounding of u: the relative error is about 2 |u| ulp.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * Elementary.Sigmoid<TLanes, T>(Argument<TLanes, T>(z));

    /// <summary>f' = s + z s (1 - s) 2 u' with s = sigmoid(2 u) and u' = sqrt(2 / pi) (1 + 0.134145 z^2), from the pre-activation z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // Beyond the limits the derivative is 0 or 1 to the last bit, and the cube of z would overflow.
        TLanes one = TLanes.Constant(1);
        z = TLanes.Min(TLanes.Constant(12f, 24.0), TLanes.Max(TLanes.Constant(-12f, -24.0), z));
        TLanes s = Elementary.Sigmoid<TLanes, T>(Argument<TLanes, T>(z), out TLanes complement);
        TLanes slope = TLanes.FusedMultiplyAdd(z * z, TLanes.Constant(2 * ActivationDefinition.GeluTanhScale * 3 * ActivationDefinition.GeluTanhCubic), TLanes.Constant(2 * ActivationDefinition.GeluTanhScale));
        return s * TLanes.FusedMultiplyAdd(z * slope, complement, one);
    }

    /// <summary>2 sqrt(2 / pi) (z + 0.044715 z^3), twice the argument of the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Argument<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * TLanes.FusedMultiplyAdd(z * z, TLanes.Constant(2 * ActivationDefinition.GeluTanhScale * ActivationDefinition.GeluTanhCubic), TLanes.Constant(2 * ActivationDefinition.GeluTanhScale));
}
#endif
