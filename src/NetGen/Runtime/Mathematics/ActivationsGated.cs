using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

public static partial class Activations
{
    /// <summary>sqrt(2 / pi).</summary>
    private const double GeluTanhScale = 0.7978845608028654;

    private const double GeluTanhCubic = 0.044715;

    /// <summary>f(z) = z sigmoid(z), also called swish. At -infinity the product infinity times 0 makes it NaN.</summary>
    /// <remarks>Where the sigmoid is subnormal (float: z &lt; -87.3) it has fewer bits, and so has the product. The same holds for the other gated functions.</remarks>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SiLU<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * Elementary.Sigmoid<TLanes, T>(z);

    /// <summary>f' = s (1 + z (1 - s)) with s = sigmoid(z), from the pre-activation z.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SiLUDerivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = TLanes.Constant(1);
        z = Finite<TLanes, T>(z);
        TLanes s = Elementary.Sigmoid<TLanes, T>(z, out TLanes complement);
        return s * TLanes.FusedMultiplyAdd(z, complement, one);
    }

    /// <summary>f(z) = z tanh(log(1 + e^z)) = z n / (n + 2) with n = e^z (e^z + 2). At -infinity the product infinity times 0 makes it NaN.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mish<TLanes, T>(TLanes z)
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
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes MishDerivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // t = tanh(log(1 + e^z)) = n / (n + 2), and t' = (1 - t^2) sigmoid(z) = 4 e^z (1 + e^z) / (n + 2)^2.
        TLanes one = TLanes.Constant(1);
        TLanes two = TLanes.Constant(2);
        z = TLanes.Min(TLanes.Constant(20f, 40.0), Finite<TLanes, T>(z));
        TLanes e = Elementary.Exp<TLanes, T>(z);
        TLanes n = e * (e + two);
        TLanes inverse = one / (n + two);
        TLanes slope = TLanes.Constant(4) * e * (one + e) * inverse;
        return TLanes.FusedMultiplyAdd(z, slope, n) * inverse;
    }

    /// <summary>f(z) = z Phi(z) = z (1 + erf(z / sqrt 2)) / 2, with full relative accuracy for negative z. At -infinity the product infinity times 0 makes it NaN.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes GELU<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * Elementary.NormalDistribution<TLanes, T>(z);

    /// <summary>f' = Phi(z) + z e^(-z^2/2) / sqrt(2 pi), from the pre-activation z.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes GELUDerivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        z = Finite<TLanes, T>(z);
        TLanes phi = Elementary.NormalDistribution<TLanes, T>(z, out TLanes gaussian);
        return TLanes.FusedMultiplyAdd(z * TLanes.Constant(0.3989422804014327), gaussian, phi);
    }

    /// <summary>f(z) = z (1 + tanh(u)) / 2 = z sigmoid(2 u) with u = sqrt(2 / pi) (z + 0.044715 z^3). At -infinity the product infinity times 0 makes it NaN.</summary>
    /// <remarks>For negative z the exponential magnifies the rounding of u: the relative error is about 2 |u| ulp.</remarks>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes GELUTanh<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * Elementary.Sigmoid<TLanes, T>(GeluTanhArgument<TLanes, T>(z));

    /// <summary>f' = s + z s (1 - s) 2 u' with s = sigmoid(2 u) and u' = sqrt(2 / pi) (1 + 0.134145 z^2), from the pre-activation z.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes GELUTanhDerivative<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // Beyond the limits the derivative is 0 or 1 to the last bit, and the cube of z would overflow.
        TLanes one = TLanes.Constant(1);
        z = TLanes.Min(TLanes.Constant(12f, 24.0), TLanes.Max(TLanes.Constant(-12f, -24.0), z));
        TLanes s = Elementary.Sigmoid<TLanes, T>(GeluTanhArgument<TLanes, T>(z), out TLanes complement);
        TLanes slope = TLanes.FusedMultiplyAdd(z * z, TLanes.Constant(2 * GeluTanhScale * 3 * GeluTanhCubic), TLanes.Constant(2 * GeluTanhScale));
        return s * TLanes.FusedMultiplyAdd(z * slope, complement, one);
    }

    /// <summary>2 sqrt(2 / pi) (z + 0.044715 z^3), twice the argument of the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes GeluTanhArgument<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => z * TLanes.FusedMultiplyAdd(z * z, TLanes.Constant(2 * GeluTanhScale * GeluTanhCubic), TLanes.Constant(2 * GeluTanhScale));

    /// <summary>An infinite number becomes a large one, so that a derivative has its limit there and not NaN from infinity times 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Finite<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(1e4f, 1e4), TLanes.Max(TLanes.Constant(-1e4f, -1e4), z));
}
