namespace NetGen;

/// <summary>
/// cos(pi x) for x from 0 to 1, from its Taylor series: additions and multiplications only, so that it has the same bits on
/// every machine. Math.Cos has not: it is the C library's.
/// </summary>
internal static class HalfTurnCosine
{
    // Up to pi/4 the first term left out of either series is below 3e-18, less than a rounding.
    private static ReadOnlySpan<double> CosineTerms =>
        [1.0 / 20922789888000, -1.0 / 87178291200, 1.0 / 479001600, -1.0 / 3628800, 1.0 / 40320, -1.0 / 720, 1.0 / 24, -1.0 / 2, 1.0];

    private static ReadOnlySpan<double> SineTerms =>
        [1.0 / 355687428096000, -1.0 / 1307674368000, 1.0 / 6227020800, -1.0 / 39916800, 1.0 / 362880, -1.0 / 5040, 1.0 / 120, -1.0 / 6, 1.0];

    /// <summary>cos(pi x), for x from 0 to 1.</summary>
    internal static double Of(double x)
    {
        if (x > 0.5)
            return -Of(1 - x);
        if (x <= 0.25)
            return Series(CosineTerms, Math.PI * x);

        // cos(pi x) = sin(pi (1/2 - x)), and the series of the sine is short there.
        double angle = Math.PI * (0.5 - x);
        return angle * Series(SineTerms, angle);
    }

    private static double Series(ReadOnlySpan<double> terms, double angle)
    {
        double square = angle * angle;
        double sum = 0;
        foreach (double term in terms)
            sum = Math.FusedMultiplyAdd(sum, square, term);
        return sum;
    }
}
