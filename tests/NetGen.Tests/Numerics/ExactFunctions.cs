using System.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>The elementary functions of a double to more than 100 bits beyond its last place, by series over big integers.</summary>
internal static class ExactFunctions
{
    /// <summary>Bits kept beyond those that the argument and the result need.</summary>
    private const int Guard = 200;

    private static readonly FixedPoint _ln2 = Ln2(3200);

    private static readonly FixedPoint _rootTwoPi = RootTwoPi(3200);

    public static FixedPoint Exp(double x) => Exp(FixedPoint.From(x, Precision(x, -x)));

    public static FixedPoint Expm1(double x)
    {
        FixedPoint e = Exp(FixedPoint.From(x, Precision(x, 0)));
        return e - One(e.Bits);
    }

    public static FixedPoint Log(double x)
    {
        int bits = Guard + 1080;
        return Log(FixedPoint.From(x, bits));
    }

    public static FixedPoint Log1p(double x)
    {
        int bits = Precision(x, 0);
        FixedPoint f = FixedPoint.From(x, bits);
        return Math.Abs(x) < 0.3 ? TwiceArtanh(f / (f + One(bits) + One(bits))) : Log(f + One(bits));
    }

    public static FixedPoint Tanh(double x)
    {
        int bits = Precision(x, 0) + 60;
        FixedPoint t = FixedPoint.From(2 * Math.Abs(x), bits);
        FixedPoint e = Exp(t) - One(bits);
        FixedPoint y = e / (e + One(bits) + One(bits));
        return x < 0 ? new(-y.Value, bits) : y;
    }

    public static FixedPoint Sigmoid(double x)
    {
        FixedPoint e = Exp(FixedPoint.From(-Math.Abs(x), Precision(x, Math.Abs(x))));
        FixedPoint one = One(e.Bits);
        return (x > 0 ? one : e) / (one + e);
    }

    public static FixedPoint Softplus(double x)
    {
        int bits = Precision(x, Math.Abs(x));
        FixedPoint e = Exp(FixedPoint.From(-Math.Abs(x), bits));
        FixedPoint y = TwiceArtanh(e / (e + One(bits) + One(bits)));
        return x > 0 ? y + FixedPoint.From(x, bits) : y;
    }

    /// <summary>2 Phi(sqrt(2) x) - 1, by the series of the integral.</summary>
    public static FixedPoint Erf(double x)
    {
        // sum (-1)^n x^(2n+1) / (n! (2n+1)), times 2 / sqrt(pi) = 2 sqrt(2) / sqrt(2 pi).
        int bits = Precision(x, 3 * x * x);
        FixedPoint sum = GaussianIntegral(FixedPoint.From(x, bits), 1);
        FixedPoint rootEight = new(Root(BigInteger.One << ((2 * bits) + 3)), bits);
        return sum * rootEight / At(_rootTwoPi, bits);
    }

    /// <summary>1/2 + 1 / sqrt(2 pi) times the integral of e^(-t^2/2) from 0 to x.</summary>
    public static FixedPoint NormalDistribution(double x)
    {
        int bits = Precision(x, 2 * x * x);
        FixedPoint sum = GaussianIntegral(FixedPoint.From(x, bits), 2);
        return (One(bits) / 2) + (sum / At(_rootTwoPi, bits));
    }

    /// <summary>The integral of e^(-t^2 / divisor) from 0 to x: sum (-1)^n x^(2n+1) / (divisor^n n! (2n+1)).</summary>
    private static FixedPoint GaussianIntegral(FixedPoint x, long divisor)
    {
        FixedPoint square = x * x;
        FixedPoint power = x;
        FixedPoint sum = x;
        for (long n = 1; !power.Value.IsZero && power.Value != -1; n++)
        {
            power = power * square / (-n * divisor);
            sum += power / ((2 * n) + 1);
        }

        return sum;
    }

    /// <summary>e^x by 2^n e^r, the series of e^(r / 2^12), and 12 squarings.</summary>
    private static FixedPoint Exp(FixedPoint x)
    {
        const int Halvings = 12;
        int bits = x.Bits + 64;
        BigInteger wide = x.Value << 64;
        FixedPoint ln2 = At(_ln2, bits);
        BigInteger n = BigInteger.Divide(wide + (wide.Sign * (ln2.Value >> 1)), ln2.Value);
        FixedPoint r = new((wide - (n * ln2.Value)) >> Halvings, bits);
        FixedPoint sum = One(bits);
        FixedPoint term = One(bits);
        for (long k = 1; !term.Value.IsZero && term.Value != -1; k++)
        {
            term = term * r / k;
            sum += term;
        }

        for (int i = 0; i < Halvings; i++)
            sum *= sum;
        int shift = (int)n - 64;
        return new(shift >= 0 ? sum.Value << shift : sum.Value >> -shift, x.Bits);
    }

    /// <summary>e ln 2 + log(m) for m in [3/4, 3/2).</summary>
    private static FixedPoint Log(FixedPoint x)
    {
        int bits = x.Bits;
        int exponent = x.Exponent;
        BigInteger m = exponent >= 0 ? x.Value >> exponent : x.Value << -exponent;
        FixedPoint one = One(bits);
        if (m >= one.Value * 3 / 2)
        {
            m >>= 1;
            exponent++;
        }

        FixedPoint significand = new(m, bits);
        return TwiceArtanh((significand - one) / (significand + one)) + new FixedPoint(At(_ln2, bits).Value * exponent, bits);
    }

    /// <summary>2 artanh(s) = log((1 + s) / (1 - s)) = 2 sum s^(2n+1) / (2n+1).</summary>
    private static FixedPoint TwiceArtanh(FixedPoint s)
    {
        FixedPoint square = s * s;
        FixedPoint power = s + s;
        FixedPoint sum = power;
        for (long n = 3; !power.Value.IsZero && power.Value != -1; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }

    // ln 2 = 2 artanh(1/3), pi = 16 arctan(1/5) - 4 arctan(1/239).
    private static FixedPoint Ln2(int bits) => TwiceArtanh(One(bits) / 3);

    private static FixedPoint RootTwoPi(int bits)
    {
        BigInteger pi = (16 * Arctan(One(bits), 5)) - (4 * Arctan(One(bits), 239));
        return new(Root((2 * pi) << bits), bits);
    }

    private static BigInteger Arctan(FixedPoint one, long inverse)
    {
        BigInteger power = one.Value / inverse;
        BigInteger sum = power;
        for (long n = 3; !power.IsZero; n += 2)
        {
            power /= -inverse * inverse;
            sum += power / n;
        }

        return sum;
    }

    private static BigInteger Root(BigInteger a)
    {
        BigInteger x = BigInteger.One << (int)((a.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger y = (x + (a / x)) >> 1;
            if (y >= x)
                return x;
            x = y;
        }
    }

    private static FixedPoint One(int bits) => new(BigInteger.One << bits, bits);

    private static FixedPoint At(FixedPoint constant, int bits) => new(constant.Value >> (constant.Bits - bits), bits);

    /// <summary>Bits for the last place of the argument and of a result of e^-decay.</summary>
    private static int Precision(double x, double decay) =>
        Guard + 60 + Math.Max(0, -Math.ILogB(x == 0 ? 1 : x)) + (int)Math.Min(2600, Math.Max(0, decay * 1.4427));
}
