using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition HardSwish => field ?? Once(ref field, new(nameof(HardSwish))
    {
        Value = "z min(max(z + 3, 0), 6) / 6",
        Derivative = "0, z / 3 + 1/2 or 1 below, inside and above (-3, 3)",
        DerivesFromOutput = false,
        IsShort = true,
        HasShortDerivative = true,
        DropsNegatives = true,
        Onnx = static () => [Apply("HardSwish", Z)],
    });
}

#if NET
/// <summary><see cref="Activation.HardSwish"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HardSwish : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>f(z) = z min(max(z + 3, 0), 6) / 6. At -infinity the product infinity times 0 makes it NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes gate = TLanes.Min(TLanes.Constant(6), TLanes.Max(TLanes.Zero, z + TLanes.Constant(3)));
        return z * (gate * TLanes.Constant(1.0 / 6));
    }

    /// <summary>f' = 0 where z &lt;= -3, z / 3 + 1/2 where z &lt; 3, else 1, from the pre-activation z. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes inside = TLanes.FusedMultiplyAdd(z, TLanes.Constant(1.0 / 3), TLanes.Constant(0.5));
        inside = TLanes.Select(TLanes.GreaterThanOrEqual(TLanes.Constant(-3), z), TLanes.Zero, inside);
        return TLanes.Select(TLanes.GreaterThanOrEqual(z, TLanes.Constant(3)), TLanes.Constant(1), inside);
    }
}
#endif
