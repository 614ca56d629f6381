using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

public static partial class Elementary
{
    /// <summary>The error function 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x; odd to the bit.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Erf<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // Below 1: x + x p(x^2); the relative error of the polynomial is 2^-29.6 (double: 2^-62.7).
        TLanes one = TLanes.Constant(1);
        TLanes t = TLanes.Abs(x);
        TLanes z = t * t;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = TLanes.Constant(7.85386437e-5f);
            p = TLanes.FusedMultiplyAdd(p, z, -0.000801019429f);
            p = TLanes.FusedMultiplyAdd(p, z, 0.00518832775f);
            p = TLanes.FusedMultiplyAdd(p, z, -0.0268538129f);
            p = TLanes.FusedMultiplyAdd(p, z, 0.112835854f);
            p = TLanes.FusedMultiplyAdd(p, z, -0.37612626f);
            p = TLanes.FusedMultiplyAdd(p, z, 0.128379166f);
        }

        else
        {
            p = TLanes.Constant(5.945261459424723e-11);
            p = TLanes.FusedMultiplyAdd(p, z, -1.1365665859163723e-09);
            p = TLanes.FusedMultiplyAdd(p, z, 1.465787983636041e-08);
            p = TLanes.FusedMultiplyAdd(p, z, -1.635002522533538e-07);
            p = TLanes.FusedMultiplyAdd(p, z, 1.6460972817658876e-06);
            p = TLanes.FusedMultiplyAdd(p, z, -1.4925593506956103e-05);
            p = TLanes.FusedMultiplyAdd(p, z, 0.0001205533103690354);
            p = TLanes.FusedMultiplyAdd(p, z, -0.0008548326978742346);
            p = TLanes.FusedMultiplyAdd(p, z, 0.00522397762478087);
            p = TLanes.FusedMultiplyAdd(p, z, -0.026866170645072896);
            p = TLanes.FusedMultiplyAdd(p, z, 0.11283791670954857);
            p = TLanes.FusedMultiplyAdd(p, z, -0.3761263890318375);
            p = TLanes.FusedMultiplyAdd(p, z, 0.1283791670955126);
        }

        TLanes small = TLanes.FusedMultiplyAdd(t, p, t);

        // From 1 on: 1 - 2 Q(sqrt(2) |x|), Q being the tail of the normal distribution.
        TLanes tail = NormalTail<TLanes, T>(t * TLanes.Constant(1.4142135623730951), out _);
        TLanes large = one - (tail + tail);
        return TLanes.Select(TLanes.GreaterThan(one, t), small, large) | (x & TLanes.Constant(-0.0));
    }

    /// <summary>The distribution function of the standard normal distribution, (1 + erf(x / sqrt 2)) / 2, with full relative accuracy also where it is tiny.</summary>
    /// <typeparam name="TLanes">The lanes to compute at once.</typeparam>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes NormalDistribution<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => NormalDistribution<TLanes, T>(x, out _);

    /// <summary>The error function. Same bits as in lanes.</summary>
    public static float Erf(float x) => Erf<Lanes1<float>, float>(new(x)).Value;

    /// <summary>The error function. Same bits as in lanes.</summary>
    public static double Erf(double x) => Erf<Lanes1<double>, double>(new(x)).Value;

    /// <summary>(1 + erf(x / sqrt 2)) / 2. Same bits as in lanes.</summary>
    public static float NormalDistribution(float x) => NormalDistribution<Lanes1<float>, float>(new(x)).Value;

    /// <summary>(1 + erf(x / sqrt 2)) / 2. Same bits as in lanes.</summary>
    public static double NormalDistribution(double x) => NormalDistribution<Lanes1<double>, double>(new(x)).Value;

    /// <summary>The distribution function, and e^(-x^2/2) with it: sqrt(2 pi) times the density.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes NormalDistribution<TLanes, T>(TLanes x, out TLanes gaussian)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes tail = NormalTail<TLanes, T>(TLanes.Abs(x), out gaussian);
        return TLanes.Select(TLanes.GreaterThan(x, TLanes.Zero), TLanes.Constant(1) - tail, tail);
    }

    /// <summary>The upper tail Q(t) of the standard normal distribution for t &gt;= 0, and e^(-t^2/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NormalTail<TLanes, T>(TLanes t, out TLanes gaussian)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // Beyond the limit the tail is 0; the constant comes first, so that NaN passes.
        t = TLanes.Min(TLanes.Constant(14.5f, 39.0), t);

        // e^(-t^2/2), corrected for the rounding of the square, which the exponential would magnify.
        TLanes half = TLanes.Constant(-0.5);
        TLanes square = t * t;
        TLanes rest = TLanes.FusedMultiplyAdd(t, t, -square) * half;
        gaussian = Exp<TLanes, T>(square * half);
        gaussian = TLanes.FusedMultiplyAdd(gaussian, rest, gaussian);

        // Q(t) e^(t^2/2) = p(w) / (t + 4) with w = (t - 4) / (t + 4) in [-1, 0.82]; the relative error of the polynomial is
        // 2^-29.7 (double: 2^-59.8).
        // 1 / (t + 4) is carried in two parts, because near t = 0 its rounding would count three times.
        TLanes one = TLanes.Constant(1);
        TLanes four = TLanes.Constant(4);
        TLanes divisor = t + four;
        TLanes inverse = one / divisor;
        TLanes residue = TLanes.FusedMultiplyAdd(divisor - four - t, inverse, TLanes.FusedMultiplyAdd(-divisor, inverse, one));
        TLanes correction = inverse * residue;
        TLanes w = TLanes.FusedMultiplyAdd(correction, TLanes.Constant(-8), TLanes.FusedMultiplyAdd(inverse, TLanes.Constant(-8), one));
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = TLanes.Constant(-4.63187971e-5f);
            p = TLanes.FusedMultiplyAdd(p, w, -0.000222057744f);
            p = TLanes.FusedMultiplyAdd(p, w, 0.000170940286f);
            p = TLanes.FusedMultiplyAdd(p, w, 0.0016370879f);
            p = TLanes.FusedMultiplyAdd(p, w, -0.00349129667f);
            p = TLanes.FusedMultiplyAdd(p, w, -0.00754290586f);
            p = TLanes.FusedMultiplyAdd(p, w, 0.0603981465f);
            p = TLanes.FusedMultiplyAdd(p, w, -0.18652156f);
            p = TLanes.FusedMultiplyAdd(p, w, 0.387137324f);
            p = TLanes.FusedMultiplyAdd(p, w, -0.607896626f);
            p = TLanes.FusedMultiplyAdd(p, w, 0.755285144f);
        }

        else
        {
            p = TLanes.Constant(5.791563095781264e-11);
            p = TLanes.FusedMultiplyAdd(p, w, -5.823249439091754e-10);
            p = TLanes.FusedMultiplyAdd(p, w, -2.6332949725059727e-09);
            p = TLanes.FusedMultiplyAdd(p, w, 1.4002976914109328e-09);
            p = TLanes.FusedMultiplyAdd(p, w, 1.9583470139629495e-08);
            p = TLanes.FusedMultiplyAdd(p, w, 1.4083307149388233e-08);
            p = TLanes.FusedMultiplyAdd(p, w, -8.51165688941631e-08);
            p = TLanes.FusedMultiplyAdd(p, w, -1.5566448614877104e-07);
            p = TLanes.FusedMultiplyAdd(p, w, 2.7143777778480883e-07);
            p = TLanes.FusedMultiplyAdd(p, w, 1.0219303345182965e-06);
            p = TLanes.FusedMultiplyAdd(p, w, -6.294571002717454e-07);
            p = TLanes.FusedMultiplyAdd(p, w, -5.920302106277213e-06);
            p = TLanes.FusedMultiplyAdd(p, w, 7.165721540223696e-07);
            p = TLanes.FusedMultiplyAdd(p, w, 3.514471391307771e-05);
            p = TLanes.FusedMultiplyAdd(p, w, -1.9082354124067413e-06);
            p = TLanes.FusedMultiplyAdd(p, w, -0.00023109493881869669);
            p = TLanes.FusedMultiplyAdd(p, w, 0.00013334430894496163);
            p = TLanes.FusedMultiplyAdd(p, w, 0.0016308184578503102);
            p = TLanes.FusedMultiplyAdd(p, w, -0.0034796923670928947);
            p = TLanes.FusedMultiplyAdd(p, w, -0.007540188966734725);
            p = TLanes.FusedMultiplyAdd(p, w, 0.060396574890923246);
            p = TLanes.FusedMultiplyAdd(p, w, -0.18652185795965723);
            p = TLanes.FusedMultiplyAdd(p, w, 0.38713740074221475);
            p = TLanes.FusedMultiplyAdd(p, w, -0.6078966419718921);
            p = TLanes.FusedMultiplyAdd(p, w, 0.7552851304157515);
        }

        return gaussian * TLanes.FusedMultiplyAdd(inverse, p, correction * p);
    }
}
