using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition ELU => field ?? Once(ref field, new(nameof(ELU))
    {
        Value = "z > 0 ? z : exp(z) - 1",
        Derivative = "z > 0 ? 1 : a + 1",
        DerivesFromOutput = true,
        HasShortDerivative = true,
        DropsNegatives = true,
        Onnx = static () => [Apply("Elu", Z, ("alpha", 1.0))],
        Parameter = new("alpha", 1)
        {
            Value = "z > 0 ? z : alpha (exp(z) - 1)",
            Derivative = "z > 0 ? 1 : a + alpha",
            Onnx = static alpha => Apply("Elu", Z, ("alpha", alpha)),
        },
    });
}

#if NET
/// <summary><see cref="Activation.ELU"/> as a type.</summary>
/// <typeparam name="TAlpha">What f is far below 0, without its sign.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ELU<TAlpha> : IActivation
    where TAlpha : struct, IFactor
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = z where z &gt; 0, else alpha (e^z - 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes negative = Elementary.Expm1<TLanes, T>(z);
        if (TAlpha.Value != 1)
            negative *= TLanes.Constant(TAlpha.Value);
        return TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), z, negative);
    }

    /// <summary>f' = 1 where a &gt; 0, else a + alpha (which is alpha e^z), from the output a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(a, TLanes.Zero), TLanes.Constant(1), a + TLanes.Constant(TAlpha.Value));
}
#endif
