using System.Runtime.CompilerServices;
using static NetGen.Runtime.LaneConstants;

namespace NetGen.Runtime;

public static partial class Elementary
{
    /// <summary>The hyperbolic tangent; odd to the bit, the sign of a zero is kept; at most 2 ulp off.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // |x| = n ln(2)/2 + u with |u| <= ln(2)/4. Beyond the limit the result is 1; the constant comes first, so that NaN passes.
        TLanes one = Constant<TLanes, T>(1);
        TLanes t = TLanes.Min(Constant<TLanes, T>(9.5f, 20.0), TLanes.Abs(x));
        TLanes n = TLanes.Round(t * Constant<TLanes, T>(2.8853900817779268));
        TLanes u = TLanes.FusedMultiplyAdd(n, Constant<TLanes, T>(-0.346573591f, -0.34657359027997264), t);
        u = TLanes.FusedMultiplyAdd(n, Constant<TLanes, T>(9.52327106e-10f, -1.1595234069231498e-17), u);

        // tanh u = u + u^3 p(u^2); the relative error of the polynomial is 2^-32.5 (double: 2^-66).
        TLanes z = u * u;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = Constant<TLanes, T>(-0.0527277552f);
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(0.133311868f));
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(-0.333333224f));
        }
        else
        {
            p = Constant<TLanes, T>(-0.0013876324320240315);
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(0.0035888738848846766));
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(-0.00886315467926697));
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(0.02186948743016889));
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(-0.05396825396015555));
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(0.13333333333330522));
            p = TLanes.FusedMultiplyAdd(p, z, Constant<TLanes, T>(-0.3333333333333333));
        }
        p = TLanes.FusedMultiplyAdd(z * u, p, u);

        // The addition theorem, with tanh(n ln(2)/2) = (1 - q) / (1 + q), q = 2^-n. Where n = 0 it is p, with no rounding.
        TLanes q = TLanes.PowerOfTwo(-n);
        TLanes sum = one + q;
        TLanes difference = one - q;
        TLanes y = TLanes.FusedMultiplyAdd(sum, p, difference) / TLanes.FusedMultiplyAdd(difference, p, sum);
        return y | (x & Constant<TLanes, T>(-0.0));
    }

    /// <summary>The logistic function 1 / (1 + e^-x), with full relative accuracy also where it is tiny; at most 2 ulp off.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // With e = e^-|x| <= 1 nothing overflows: 1 / (1 + e) where x >= 0, else e / (1 + e).
        TLanes one = Constant<TLanes, T>(1);
        TLanes e = Exp<TLanes, T>(-TLanes.Abs(x));
        return TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), one, e) / (one + e);
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
