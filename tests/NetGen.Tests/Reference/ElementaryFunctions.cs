namespace NetGen.Tests.Reference;

/// <summary>The functions the reference needs and System.Math has not, or has without relative accuracy near zero.</summary>
internal static class ElementaryFunctions
{
    /// <summary>log(1 + x): log(u) x / (u - 1) with u = 1 + x cancels the rounding of u (Kahan).</summary>
    public static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) ? u : Math.Log(u) * x / (u - 1);
    }

    /// <summary>exp(x) - 1: (u - 1) x / log(u) with u = exp(x) cancels the rounding of u (Kahan).</summary>
    public static double ExpMinusOne(double x)
    {
        double u = Math.Exp(x);
        if (u == 1)
            return x;
        double difference = u - 1;
        return difference == -1 || double.IsPositiveInfinity(u) ? difference : difference * x / Math.Log(u);
    }

    /// <summary>The logistic function, without overflow on either side.</summary>
    public static double Sigmoid(double z)
    {
        double e = Math.Exp(-Math.Abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|)).</summary>
    public static double Softplus(double z) => Math.Max(z, 0) + LogOnePlus(Math.Exp(-Math.Abs(z)));

    /// <summary>The distribution function of the standard normal: Phi(z) = erfc(-z / sqrt 2) / 2.</summary>
    public static double NormalDistribution(double z) => ComplementaryError(-z / Math.Sqrt(2)) / 2;

    /// <summary>The density of the standard normal: phi(z) = exp(-z^2 / 2) / sqrt(2 pi).</summary>
    public static double NormalDensity(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>erf(x) = 2 / sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (1 3 5 ... (2n+1)): all terms have one sign, nothing cancels.</summary>
    public static double Error(double x)
    {
        if (Math.Abs(x) > 3)
            return x > 0 ? 1 - ComplementaryErrorTail(x) : ComplementaryErrorTail(-x) - 1;
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc(x) = 1 - erf(x), from the tail where the difference would cancel.</summary>
    public static double ComplementaryError(double x) => x > 1 ? ComplementaryErrorTail(x) : 1 - Error(x);

    /// <summary>
    /// erfc(x) for x &gt; 1 by its continued fraction exp(-x^2) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))),
    /// evaluated from the far end.
    /// </summary>
    private static double ComplementaryErrorTail(double x)
    {
        double fraction = x;
        for (int k = 400; k >= 1; k--)
            fraction = x + k / 2.0 / fraction;
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
