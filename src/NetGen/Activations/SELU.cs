using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    /// <summary>s, by which a layer's outputs keep mean 0 and variance 1 (Klambauer et al., 2017).</summary>
    public const double SeluScale = 1.0507009873554805;

    public const double SeluAlpha = 1.6732632423543772;

    public static ActivationDefinition SELU => field ?? Once(ref field, new(nameof(SELU))
    {
        Value = "s (z > 0 ? z : alpha (exp(z) - 1))",
        Derivative = "z > 0 ? s : a + s alpha",
        DerivesFromOutput = true,
        HasShortDerivative = true,
        Onnx = static () => [Apply("Selu", Z, ("alpha", SeluAlpha), ("gamma", SeluScale))],
    });
}

#if NET
/// <summary><see cref="Activation.SELU"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SELU : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = s z where z &gt; 0, else s alpha (e^z - 1), with s = 1.0507009873554805 and alpha = 1.6732632423543772.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes negative = Elementary.Expm1<TLanes, T>(z) * TLanes.Constant(ActivationDefinition.SeluScale * ActivationDefinition.SeluAlpha);
        return TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), z * TLanes.Constant(ActivationDefinition.SeluScale), negative);
    }

    /// <summary>f' = s where a &gt; 0, else a + s alpha (which is s alpha e^z), from the output a; f'(0) = s alpha.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(a, TLanes.Zero), TLanes.Constant(ActivationDefinition.SeluScale), a + TLanes.Constant(ActivationDefinition.SeluScale * ActivationDefinition.SeluAlpha));
}
#endif
