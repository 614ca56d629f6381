using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

public static partial class Elementary
{
    /// <summary>The hyperbolic tangent; odd to the bit, the sign of a zero is kept; at most 1.83 ulp off in float.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // |x| = n ln(2)/2 + u with |u| <= ln(2)/4. Beyond the limit the result is 1; the constant comes first, so that NaN passes.
        TLanes one = TLanes.Constant(1);
        TLanes t = TLanes.Min(TLanes.Constant(9.5f, 20.0), TLanes.Abs(x));
        TLanes n = TLanes.Round(t * TLanes.Constant(2.8853900817779268));
        TLanes u = TLanes.FusedMultiplyAdd(n, TLanes.Constant(-0.346573591f, -0.34657359027997264), t);
        u = TLanes.FusedMultiplyAdd(n, TLanes.Constant(9.52327106e-10f, -1.1595234069231498e-17), u);

        // tanh u = u + u^3 p(u^2); the relative error of the polynomial is 2^-32.5 (double: 2^-66).
        TLanes z = u * u;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = TLanes.Constant(-0.0527277552f);
            p = TLanes.FusedMultiplyAdd(p, z, 0.133311868f);
            p = TLanes.FusedMultiplyAdd(p, z, -0.333333224f);
        }

        else
        {
            p = TLanes.Constant(-0.0013876324320240315);
            p = TLanes.FusedMultiplyAdd(p, z, 0.0035888738848846766);
            p = TLanes.FusedMultiplyAdd(p, z, -0.00886315467926697);
            p = TLanes.FusedMultiplyAdd(p, z, 0.02186948743016889);
            p = TLanes.FusedMultiplyAdd(p, z, -0.05396825396015555);
            p = TLanes.FusedMultiplyAdd(p, z, 0.13333333333330522);
            p = TLanes.FusedMultiplyAdd(p, z, -0.3333333333333333);
        }

        p = TLanes.FusedMultiplyAdd(z * u, p, u);

        // The addition theorem, with tanh(n ln(2)/2) = (1 - q) / (1 + q), q = 2^-n: ((1 + q) p + (1 - q)) / ((1 - q) p + (1 + q)).
        // Where n = 0 it is p, with no rounding.
        TLanes q = TLanes.PowerOfTwo(-n);
        TLanes sum = one + q;
        TLanes difference = one - q;
        TLanes numerator = TLanes.FusedMultiplyAdd(sum, p, difference);
        TLanes denominator = TLanes.FusedMultiplyAdd(difference, p, sum);
        TLanes y = numerator / denominator;

        // What the three roundings lost, over the denominator, is added back. A line is near enough to 1 / denominator in [1, 2].
        TLanes lostNumerator = TLanes.FusedMultiplyAdd(sum, p, difference - numerator);
        TLanes lostDenominator = TLanes.FusedMultiplyAdd(difference, p, sum - denominator);
        TLanes rest = TLanes.FusedMultiplyAdd(-y, denominator, numerator) + TLanes.FusedMultiplyAdd(-y, lostDenominator, lostNumerator);
        y = TLanes.FusedMultiplyAdd(rest, TLanes.FusedMultiplyAdd(denominator, TLanes.Constant(-0.5), 1.45), y);
        return y | (x & TLanes.Constant(-0.0));
    }

    /// <summary>The logistic function 1 / (1 + e^-x), with full relative accuracy also where it is tiny; at most 1.66 ulp off in float.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Sigmoid<TLanes, T>(x, out _);

    /// <summary>1 / (1 + e^-x), and 1 / (1 + e^x), which is 1 minus that, both with full relative accuracy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Sigmoid<TLanes, T>(TLanes x, out TLanes complement)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // With e = e^-|x| <= 1 nothing overflows: y = e / (1 + e) where x <= 0, else 1 - y. One step e - e y puts the roundings
        // of the sum and of the quotient behind a factor e.
        TLanes one = TLanes.Constant(1);
        TLanes e = Exp<TLanes, T>(-TLanes.Abs(x));
        TLanes y = e / (one + e);
        y = TLanes.FusedMultiplyAdd(-e, y, e);
        TLanes isPositive = TLanes.GreaterThan(x, TLanes.Zero);
        complement = TLanes.Select(isPositive, y, one - y);
        return TLanes.Select(isPositive, one - y, y);
    }

    /// <summary>The hyperbolic tangent. Same bits as in lanes.</summary>
    public static float Tanh(float x) => Tanh<Lanes1<float>, float>(new(x)).Value;

    /// <summary>The hyperbolic tangent. Same bits as in lanes.</summary>
    public static double Tanh(double x) => Tanh<Lanes1<double>, double>(new(x)).Value;

    /// <summary>1 / (1 + e^-x). Same bits as in lanes.</summary>
    public static float Sigmoid(float x) => Sigmoid<Lanes1<float>, float>(new(x)).Value;

    /// <summary>1 / (1 + e^-x). Same bits as in lanes.</summary>
    public static double Sigmoid(double x) => Sigmoid<Lanes1<double>, double>(new(x)).Value;
}
