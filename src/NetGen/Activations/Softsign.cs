using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition Softsign => field ?? Once(ref field, new(nameof(Softsign))
    {
        Value = "z / (1 + |z|)",
        Derivative = "(1 - |a|)^2",
        DerivesFromOutput = true,
        IsShort = true,
        HasShortDerivative = true,
        Onnx = static () => [Apply("Softsign", Z), Z / (Apply("Abs", Z) + 1)],
    });
}

#if NET
/// <summary><see cref="Activation.Softsign"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Softsign : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = z / (1 + |z|). At plus and minus infinity the quotient of infinities makes it NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z / (TLanes.Constant(1) + TLanes.Abs(z));

    /// <summary>f' = (1 - |a|)^2, from the output a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes distance = TLanes.Constant(1) - TLanes.Abs(a);
        return distance * distance;
    }
}
#endif
