using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition HardTanh => field ?? Once(ref field, new(nameof(HardTanh))
    {
        Value = "min(max(z, -1), 1)",
        Derivative = "1(-1 < a < 1)",
        DerivesFromOutput = true,
        IsShort = true,
        HasShortDerivative = true,
        Onnx = static () => [Clip(Z, -1, 1)],
    });
}

#if NET
/// <summary><see cref="Activation.HardTanh"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HardTanh : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = min(max(z, -1), 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(1), TLanes.Max(TLanes.Constant(-1), z));

    /// <summary>f' = 1 where -1 &lt; a &lt; 1, else 0, from the output a; 0 at both kinks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(TLanes.Constant(1), TLanes.Abs(a)) & TLanes.Constant(1);
}
#endif
