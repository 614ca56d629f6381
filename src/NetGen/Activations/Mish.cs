using System.ComponentModel;
using System.Runtime.CompilerServices;
using static NetGen.Runtime.OnnxFormula;

namespace NetGen.Runtime;

internal sealed partial class ActivationDefinition
{
    public static ActivationDefinition Mish => field ?? Once(ref field, new(nameof(Mish))
    {
        Value = "z tanh(softplus(z))",
        Derivative = "tanh(softplus(z)) + z sigmoid(z) (1 - tanh(softplus(z))^2)",
        DerivesFromOutput = false,
        DropsNegatives = true,
        Onnx = static () => [Z * Apply("Tanh", Apply("Softplus", Z)), Z * Apply("Tanh", Apply("Log", Apply("Exp", Z) + 1))],
    });
}

#if NET
/// <summary><see cref="Activation.Mish"/> as a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Mish : IActivation
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <summary>f(z) = z tanh(log(1 + e^z)) = z n / (n + 2) with n = e^z (e^z + 2). At -infinity the product infinity times 0 makes it NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Value<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // Beyond the limit n / (n + 2) is 1, and e^z squared would overflow.
        TLanes two = TLanes.Constant(2);
        TLanes e = Elementary.Exp<TLanes, T>(TLanes.Min(TLanes.Constant(20f, 40.0), z));
        TLanes n = e * (e + two);
        return z * (n / (n + two));
    }

    /// <summary>f' = (n + 4 z e^z (1 + e^z) / (n + 2)) / (n + 2) with n = e^z (e^z + 2), from the pre-activation z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Derivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // t = tanh(log(1 + e^z)) = n / (n + 2), and t' = (1 - t^2) sigmoid(z) = 4 e^z (1 + e^z) / (n + 2)^2.
        TLanes one = TLanes.Constant(1);
        TLanes two = TLanes.Constant(2);
        z = TLanes.Min(TLanes.Constant(20f, 40.0), Elementary.Finite<TLanes, T>(z));
        TLanes e = Elementary.Exp<TLanes, T>(z);
        TLanes n = e * (e + two);
        TLanes inverse = one / (n + two);
        TLanes slope = TLanes.Constant(4) * e * (one + e) * inverse;
        return TLanes.FusedMultiplyAdd(z, slope, n) * inverse;
    }
}
#endif
