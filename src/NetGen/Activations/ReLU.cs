using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition ReLU => field ?? Once(ref field, new(nameof(ReLU))
    {
        Value = "max(z, 0)",
        Derivative = "1(z > 0)",
        DerivesFromOutput = true,
        IsShort = true,
        HasShortDerivative = true,
        DropsNegatives = true,
        Onnx = static () => [Apply("Relu", Z)],
    });
}

#if NET
/// <summary><see cref="Activation.ReLU"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReLU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = max(z, 0). NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Max(TLanes.Zero, z);

    /// <summary>f' = 1 where a &gt; 0, else 0, from the output a; f'(0) = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.GreaterThan(a, TLanes.Zero) & TLanes.Constant(1);
}
#endif
