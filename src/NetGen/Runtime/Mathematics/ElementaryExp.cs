using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Elementary functions of our own: polynomials over lanes, so that a result has the same bits in a scalar, in a vector of
/// any width, on any processor and under any compiler. The functions of the system differ from one platform to the next.
/// </summary>
/// <remarks>
/// A NaN argument gives NaN. Which of the many bit patterns a NaN has (sign and payload) is the processor's choice and no
/// part of the promise.
/// <para>
/// A method that is to be inlined and calls these must itself be marked for aggressive inlining: the compiler counts forced
/// calls against its budget as soon as one caller between is not forced, and leaves the rest of a polynomial as calls.
/// </para>
/// <para>Coefficients: minimax polynomials by the Remez exchange in 200 bits, rounded; each comment states the error before rounding.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Elementary
{
    /// <summary>e^x. Overflows to infinity, underflows gradually through the subnormal numbers to 0; at most 1.01 ulp off in float.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes r = ReduceExponential<TLanes, T>(x, out TLanes n);
        return TLanes.Scale(ExponentialNearZero<TLanes, T>(r), n);
    }

    /// <summary>
    /// e^x1 and e^x2 of two numbers of which the larger is 0, or NaN: two logits less the larger of them. The bits are those of
    /// <see cref="Exp{TLanes, T}"/>, with one exponential instead of two.
    /// </summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLanes First, TLanes Second) ExpOfTwo<TLanes, T>(TLanes x1, TLanes x2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // With a NaN in either the first is NaN, and so is the sum that both are divided by.
        TLanes one = TLanes.Constant(1);
        TLanes smaller = Exp<TLanes, T>(x1 + x2);
        TLanes isFirstLarger = TLanes.GreaterThan(x1, x2);
        return (TLanes.Select(isFirstLarger, one, smaller), TLanes.Select(isFirstLarger, smaller, one));
    }

    /// <summary>e^x - 1, accurate also near 0, where e^x is near 1. The sign of a zero is kept.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expm1<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes r = ReduceExponential<TLanes, T>(x, out TLanes n);

        // e^r - 1 = r + r^2 p(r) for |r| <= ln(2) / 2; the relative error of the polynomial is 2^-32 (double: 2^-61.7).
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = TLanes.Constant(0.000198458787f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.00139406277f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.00833338965f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.0416663624f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.166666657f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.5f);
        }

        else
        {
            p = TLanes.Constant(2.0875333479523747e-09);
            p = TLanes.FusedMultiplyAdd(p, r, 2.5108979040490868e-08);
            p = TLanes.FusedMultiplyAdd(p, r, 2.7557402631109145e-07);
            p = TLanes.FusedMultiplyAdd(p, r, 2.755724437372417e-06);
            p = TLanes.FusedMultiplyAdd(p, r, 2.4801587172552942e-05);
            p = TLanes.FusedMultiplyAdd(p, r, 0.00019841269885966412);
            p = TLanes.FusedMultiplyAdd(p, r, 0.0013888888888962364);
            p = TLanes.FusedMultiplyAdd(p, r, 0.008333333333321691);
            p = TLanes.FusedMultiplyAdd(p, r, 0.04166666666666651);
            p = TLanes.FusedMultiplyAdd(p, r, 0.16666666666666677);
            p = TLanes.FusedMultiplyAdd(p, r, 0.5);
        }

        TLanes m = TLanes.FusedMultiplyAdd(r * r, p, r);

        // 2^n (m + 1) - 1 = 2^n m + (2^n - 1), taken by half so that 2^n cannot overflow where the result does not.
        // The clamp below changes no result: under it 2^n is lost in the rounding of the -1.
        TLanes half = TLanes.Constant(0.5);
        TLanes h = TLanes.PowerOfTwo(TLanes.Max(TLanes.Constant(-30, -60), n) - TLanes.Constant(1));
        TLanes scaled = TLanes.FusedMultiplyAdd(h, m, h - half);
        TLanes y = TLanes.Select(TLanes.Equals(n, TLanes.Zero), m, scaled + scaled);
        return y | (x & TLanes.Constant(-0.0));
    }

    /// <summary>e^x. Same bits as in lanes.</summary>
    public static float Exp(float x) => Exp<Lanes1<float>, float>(new(x)).Value;

    /// <summary>e^x. Same bits as in lanes.</summary>
    public static double Exp(double x) => Exp<Lanes1<double>, double>(new(x)).Value;

    /// <summary>e^x - 1, accurate also near 0. Same bits as in lanes.</summary>
    public static float Expm1(float x) => Expm1<Lanes1<float>, float>(new(x)).Value;

    /// <summary>e^x - 1, accurate also near 0. Same bits as in lanes.</summary>
    public static double Expm1(double x) => Expm1<Lanes1<double>, double>(new(x)).Value;

    /// <summary>The remainder r and the integer n of x = n ln 2 + r with |r| &lt;= ln(2) / 2, for x kept to where e^x is neither 0 nor infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ReduceExponential<TLanes, T>(TLanes x, out TLanes n)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // The constant comes first, so that NaN passes.
        x = TLanes.Min(TLanes.Constant(89f, 710.0), TLanes.Max(TLanes.Constant(-104f, -746.0), x));
        n = TLanes.Round(x * TLanes.Constant(1.4426950408889634));

        // ln 2 in two parts. The first step is exact: the fused product is not rounded, and x and n ln 2 are close.
        TLanes r = TLanes.FusedMultiplyAdd(n, TLanes.Constant(-0.693147182f, -0.6931471805599453), x);
        return TLanes.FusedMultiplyAdd(n, TLanes.Constant(1.90465421e-9f, -2.3190468138462996e-17), r);
    }

    /// <summary>e^r for |r| &lt;= ln(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExponentialNearZero<TLanes, T>(TLanes r)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // 1 + (r + r^2 p(r)), minimax in the relative error of e^r: 2^-28.3 at degree 6 (double: 2^-57.9 at degree 11).
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = TLanes.Constant(0.00138145988f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.00836871658f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.041668389f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.166665211f);
            p = TLanes.FusedMultiplyAdd(p, r, 0.49999994f);
        }

        else
        {
            p = TLanes.Constant(2.500006022014549e-08);
            p = TLanes.FusedMultiplyAdd(p, r, 2.7630248407465575e-07);
            p = TLanes.FusedMultiplyAdd(p, r, 2.7557586375895884e-06);
            p = TLanes.FusedMultiplyAdd(p, r, 2.4801493098818066e-05);
            p = TLanes.FusedMultiplyAdd(p, r, 0.00019841269506579748);
            p = TLanes.FusedMultiplyAdd(p, r, 0.0013888888943630205);
            p = TLanes.FusedMultiplyAdd(p, r, 0.00833333333349446);
            p = TLanes.FusedMultiplyAdd(p, r, 0.041666666666530155);
            p = TLanes.FusedMultiplyAdd(p, r, 0.16666666666666413);
            p = TLanes.FusedMultiplyAdd(p, r, 0.5000000000000011);
        }

        return TLanes.Constant(1) + TLanes.FusedMultiplyAdd(r * r, p, r);
    }
}
