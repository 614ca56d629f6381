using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition LeakyReLU => field ?? Once(ref field, new(nameof(LeakyReLU))
    {
        Value = "z > 0 ? z : 0.01 z",
        Derivative = "z > 0 ? 1 : 0.01",
        DerivesFromOutput = true,
        IsShort = true,
        HasShortDerivative = true,
        DropsNegatives = true,
        Onnx = static () => [Apply("LeakyRelu", Z, ("alpha", 0.01))],
        Parameter = new("slope", 0.01)
        {
            Value = "z > 0 ? z : slope z",
            Derivative = "z > 0 ? 1 : slope",
            Onnx = static slope => Apply("LeakyRelu", Z, ("alpha", slope)),
        },
    });
}

#if NET
/// <summary><see cref="Activation.LeakyReLU"/> as a type.</summary>
/// <typeparam name="TSlope">The slope below 0.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LeakyReLU<TSlope> : IActivation
    where TSlope : struct, IFactor
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = z where z &gt; 0, else slope z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(z, TLanes.Zero), z, z * TLanes.Constant(TSlope.Value));

    /// <summary>f' = 1 where a &gt; 0, else the slope, which is above 0, from the output a; f'(0) is the slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.GreaterThan(a, TLanes.Zero), TLanes.Constant(1), TLanes.Constant(TSlope.Value));
}
#endif
