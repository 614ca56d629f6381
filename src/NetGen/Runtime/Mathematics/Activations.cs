using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>The activations of a single number, and of four: what networks that are written out as scalars call. The bits are those of lanes.</summary>
/// <remarks>NaN stays NaN in every activation. At a kink the derivative has the value that PyTorch gives it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Activations
{
    /// <summary>a = f(z).</summary>
    public static float Value<TActivation>(float z)
        where TActivation : struct, IActivation
        => TActivation.Value<Lanes1<float>, float>(new(z)).Value;

    /// <summary>a = f(z).</summary>
    public static double Value<TActivation>(double z)
        where TActivation : struct, IActivation
        => TActivation.Value<Lanes1<double>, double>(new(z)).Value;

    /// <summary>a = f(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Value<TActivation>(Vector128<float> z)
        where TActivation : struct, IActivation
        => TActivation.Value<Lanes128<float>, float>(new(z)).Vector;

    /// <summary>f'(z), from the output a or the pre-activation z, whichever the activation takes.</summary>
    public static float Derivative<TActivation>(float source)
        where TActivation : struct, IActivation
        => TActivation.Derivative<Lanes1<float>, float>(new(source)).Value;

    /// <summary>f'(z), from the output a or the pre-activation z, whichever the activation takes.</summary>
    public static double Derivative<TActivation>(double source)
        where TActivation : struct, IActivation
        => TActivation.Derivative<Lanes1<double>, double>(new(source)).Value;

    /// <summary>f'(z), from the output a or the pre-activation z, whichever the activation takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Derivative<TActivation>(Vector128<float> source)
        where TActivation : struct, IActivation
        => TActivation.Derivative<Lanes128<float>, float>(new(source)).Vector;
}
