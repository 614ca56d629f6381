using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition ReLU6 => field ?? Once(ref field, new(nameof(ReLU6))
    {
        Value = "min(max(z, 0), 6)",
        Derivative = "1(0 < z < 6)",
        DerivesFromOutput = true,
        IsShort = true,
        HasShortDerivative = true,
        DropsNegatives = true,
        Onnx = static () => [Clip(Z, 0, 6)],
    });
}

#if NET
/// <summary><see cref="Activation.ReLU6"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReLU6 : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = min(max(z, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(6), TLanes.Max(TLanes.Zero, z));

    /// <summary>f' = 1 where 0 &lt; a &lt; 6, else 0, from the output a; 0 at both kinks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(a, TLanes.Zero) & TLanes.GreaterThan(TLanes.Constant(6), a) & TLanes.Constant(1);
}
#endif
