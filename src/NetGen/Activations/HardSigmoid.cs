using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition HardSigmoid => field ?? Once(ref field, new(nameof(HardSigmoid))
    {
        Value = "min(max(z / 6 + 1/2, 0), 1)",
        Derivative = "1/6 where 0 < a < 1",
        DerivesFromOutput = true,
        IsShort = true,
        HasShortDerivative = true,
        Onnx = static () => [Apply("HardSigmoid", Z, ("alpha", 1.0 / 6), ("beta", 0.5))],
        Parameter = new("alpha", 1.0 / 6)
        {
            Value = "min(max(alpha z + 1/2, 0), 1)",
            Derivative = "alpha where 0 < a < 1",
            Onnx = static alpha => Apply("HardSigmoid", Z, ("alpha", alpha), ("beta", 0.5)),
        },
    });
}

#if NET
/// <summary><see cref="Activation.HardSigmoid"/> as a type.</summary>
/// <typeparam name="TAlpha">The slope in the middle.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HardSigmoid<TAlpha> : IActivation
    where TAlpha : struct, IFactor
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = min(max(alpha z + 1/2, 0), 1), as min(alpha max(z + c, 0), 1) with c = 1 / (2 alpha), which is exact near the kink at -c; -3 for 1/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(1), TLanes.Max(TLanes.Zero, z + TLanes.Constant(0.5 / TAlpha.Value)) * TLanes.Constant(TAlpha.Value));

    /// <summary>f' = alpha where 0 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks, and where a rounds to 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(a, TLanes.Zero) & TLanes.GreaterThan(TLanes.Constant(1), a) & TLanes.Constant(TAlpha.Value);
}
#endif
