using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

public static partial class Elementary
{
    /// <summary>NaN, positive, as most processors make it; <see cref="double.NaN"/> is negative.</summary>
    private const double NotANumber = -double.NaN;

    /// <summary>The natural logarithm: -infinity at 0, NaN below, subnormal numbers in full; at most 0.85 ulp off in float.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // A subnormal number is made normal first; one multiplication by 2^32 (double: 2^64) serves all of them.
        TLanes isSmall = TLanes.GreaterThan(TLanes.Constant(1.17549435e-38f, 2.2250738585072014E-308), x);
        TLanes normal = TLanes.Select(isSmall, x * TLanes.Constant(4294967296f, 18446744073709551616.0), x);
        TLanes k = TLanes.Exponent(normal) - (isSmall & TLanes.Constant(32f, 64.0));
        TLanes y = LogarithmOfParts<TLanes, T>(TLanes.Significand(normal), k);
        return FinishLogarithm<TLanes, T>(x, y);
    }

    /// <summary>
    /// The natural logarithm of a sum of exponentials of which the largest is 1: of a finite number from 1 on, or NaN. The bits are those of
    /// <see cref="Log{TLanes, T}"/>, with a third fewer instructions.
    /// </summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogOfSum<TLanes, T>(TLanes sum)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.Equals(sum, sum), LogarithmOfParts<TLanes, T>(TLanes.Significand(sum), TLanes.Exponent(sum)), sum);

    /// <summary>log(1 + x), accurate also near 0: -infinity at -1, NaN below. The sign of a zero is kept.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // The exponent is that of the rounded 1 + x; the significand comes from x itself, in one rounding:
        // 2^-k (1 + x) - 1 = 2^-k x + (2^-k - 1). A factor of 4 keeps 2^-k a normal number.
        TLanes one = TLanes.Constant(1);
        TLanes u = one + x;
        TLanes k = TLanes.Exponent(u);
        k = k + (TLanes.GreaterThan(TLanes.Significand(u), TLanes.Constant(1.4142135623730951)) & one);
        TLanes power = TLanes.PowerOfTwo(TLanes.Constant(2) - k);
        TLanes quarter = TLanes.Constant(0.25);
        TLanes f = TLanes.FusedMultiplyAdd(x * quarter, power, TLanes.FusedMultiplyAdd(power, quarter, -one));
        TLanes y = FinishLogarithm<TLanes, T>(u, LogarithmNearOne<TLanes, T>(f, k));

        // Below this x^2 / 2 is less than half a unit in the last place, and x * 1/4 might lose bits.
        return TLanes.Select(TLanes.GreaterThan(TLanes.Constant(2.98023224e-8f, 5.551115123125783E-17), TLanes.Abs(x)), x, y);
    }

    /// <summary>The natural logarithm. Same bits as in lanes; a vector has its masks and choices in one instruction each, a single number in four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Log(float x) => Vector128.IsHardwareAccelerated
        ? Log<Lanes128<float>, float>(new(Vector128.CreateScalar(x))).Vector.ToScalar()
        : Log<Lanes1<float>, float>(new(x)).Value;

    /// <inheritdoc cref="Log(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Log(double x) => Vector128.IsHardwareAccelerated
        ? Log<Lanes128<double>, double>(new(Vector128.CreateScalar(x))).Vector.ToScalar()
        : Log<Lanes1<double>, double>(new(x)).Value;

    /// <summary>The natural logarithm of a sum of exponentials. Same bits as in lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LogOfSum(float sum) => Vector128.IsHardwareAccelerated
        ? LogOfSum<Lanes128<float>, float>(new(Vector128.CreateScalar(sum))).Vector.ToScalar()
        : LogOfSum<Lanes1<float>, float>(new(sum)).Value;

    /// <inheritdoc cref="LogOfSum(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogOfSum(double sum) => Vector128.IsHardwareAccelerated
        ? LogOfSum<Lanes128<double>, double>(new(Vector128.CreateScalar(sum))).Vector.ToScalar()
        : LogOfSum<Lanes1<double>, double>(new(sum)).Value;

    /// <summary>log(1 + x), accurate also near 0. Same bits as in lanes.</summary>
    public static float Log1p(float x) => Log1p<Lanes1<float>, float>(new(x)).Value;

    /// <summary>log(1 + x), accurate also near 0. Same bits as in lanes.</summary>
    public static double Log1p(double x) => Log1p<Lanes1<double>, double>(new(x)).Value;

    /// <summary>log(1 + x) for 0 &lt;= x &lt;= 1, and for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Log1pOfFraction<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes isLarge = TLanes.GreaterThan(x, TLanes.Constant(0.41421356237309503));
        TLanes half = TLanes.Constant(0.5);
        TLanes f = TLanes.Select(isLarge, TLanes.FusedMultiplyAdd(x, half, -half), x);
        return LogarithmNearOne<TLanes, T>(f, isLarge & TLanes.Constant(1));
    }

    /// <summary>k ln 2 + log(m) for m in [1, 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogarithmOfParts<TLanes, T>(TLanes m, TLanes k)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // m in [1, 2) becomes m in (sqrt(1/2), sqrt(2)], so that x near 1 means k = 0 and m - 1 small.
        TLanes isLarge = TLanes.GreaterThan(m, TLanes.Constant(1.4142135623730951));
        m = TLanes.Select(isLarge, m * TLanes.Constant(0.5), m);
        k = k + (isLarge & TLanes.Constant(1));
        return LogarithmNearOne<TLanes, T>(m - TLanes.Constant(1), k);
    }

    /// <summary>k ln 2 + log(1 + f) for sqrt(1/2) &lt;= 1 + f &lt;= sqrt(2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes LogarithmNearOne<TLanes, T>(TLanes f, TLanes k)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // With s = f / (2 + f): log(1 + f) = 2 s + s^3 p(s^2) = f - f^2/2 + s (f^2/2 + s^2 p(s^2)), in which the first term
        // is exact. The relative error of the polynomial is 2^-30.2 (double: 2^-59.5).
        TLanes s = f / (f + TLanes.Constant(2));
        TLanes z = s * s;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = TLanes.Constant(0.298719972f);
            p = TLanes.FusedMultiplyAdd(p, z, 0.399775326f);
            p = TLanes.FusedMultiplyAdd(p, z, 0.666667759f);
        }

        else
        {
            p = TLanes.Constant(0.14796261140163616);
            p = TLanes.FusedMultiplyAdd(p, z, 0.15314021109763368);
            p = TLanes.FusedMultiplyAdd(p, z, 0.18183565408137778);
            p = TLanes.FusedMultiplyAdd(p, z, 0.222221985537563);
            p = TLanes.FusedMultiplyAdd(p, z, 0.2857142874256256);
            p = TLanes.FusedMultiplyAdd(p, z, 0.3999999999941396);
            p = TLanes.FusedMultiplyAdd(p, z, 0.6666666666666734);
        }

        TLanes square = f * f * TLanes.Constant(0.5);

        // ln 2 in two parts, the first with trailing zeros: k times it is exact.
        TLanes low = TLanes.FusedMultiplyAdd(s, TLanes.FusedMultiplyAdd(p, z, square), k * TLanes.Constant(9.05800152e-6f, 1.9082149292705877e-10));
        return TLanes.FusedMultiplyAdd(k, TLanes.Constant(0.693138123f, 0.6931471803691238), f - (square - low));
    }

    /// <summary>The logarithm <paramref name="y"/> of <paramref name="x"/> where that is positive and finite, else -infinity, NaN or x itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes FinishLogarithm<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes infinity = TLanes.Constant(double.PositiveInfinity);
        TLanes isRegular = TLanes.GreaterThan(x, TLanes.Zero) & TLanes.GreaterThan(infinity, x);
        TLanes special = TLanes.Select(TLanes.GreaterThan(TLanes.Zero, x), TLanes.Constant(NotANumber), x);
        special = TLanes.Select(TLanes.Equals(x, TLanes.Zero), -infinity, special);
        return TLanes.Select(isRegular, y, special);
    }
}
