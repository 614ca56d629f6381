using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    private const double OneBySqrt2 = 0.70710678118654752;

    public static ActivationDefinition GELU => field ?? Once(ref field, new(nameof(GELU))
    {
        Value = "z Phi(z)",
        Derivative = "Phi(z) + z phi(z)",
        DerivesFromOutput = false,
        DropsNegatives = true,
        Onnx = static () => [Z * (Apply("Erf", Z * OneBySqrt2) + 1) * 0.5],
    });
}

#if NET
/// <summary><see cref="Activation.GELU"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GELU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>f(z) = z Phi(z) = z (1 + erf(z / sqrt 2)) / 2, with full relative accuracy for negative z. At -infinity the product infinity times 0 makes it NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * Elementary.NormalDistribution<TLanes, T>(z);

    /// <summary>f' = Phi(z) + z e^(-z^2/2) / sqrt(2 pi), from the pre-activation z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        z = Elementary.Finite<TLanes, T>(z);
        TLanes phi = Elementary.NormalDistribution<TLanes, T>(z, out TLanes gaussian);
        return TLanes.FusedMultiplyAdd(z * TLanes.Constant(0.3989422804014327), gaussian, phi);
    }
}
#endif
