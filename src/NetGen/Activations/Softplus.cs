using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition Softplus => field ?? Once(ref field, new(nameof(Softplus))
    {
        Value = "log(1 + exp(z))",
        Derivative = "1 - exp(-a)",
        DerivesFromOutput = true,
        Onnx = static () => [Apply("Softplus", Z), Apply("Log", Apply("Exp", Z) + 1)],
    });
}

#if NET
/// <summary><see cref="Activation.Softplus"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Softplus : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <summary>f(z) = log(1 + e^z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Elementary.Softplus<TLanes, T>(z);

    /// <summary>f' = sigmoid(z) = 1 - e^-a, from the output a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes a)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => -Elementary.Expm1<TLanes, T>(-a);
}
#endif
