namespace NetGen;

/// <summary>
/// A number to the power of a step count, by repeated squaring: multiplications only, so that it has the same bits on every
/// machine. Math.Pow has not: it is the C library's.
/// </summary>
internal static class IntegerPower
{
    /// <summary>value ^ exponent, for an exponent of 0 or more.</summary>
    internal static double Of(double value, long exponent)
    {
        double result = 1;
        double square = value;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result *= square;
            square *= square;
        }

        return result;
    }

    /// <summary>
    /// 1 - value ^ exponent, for a value in [0, 1]. value ^ exponent is at most e^(-exponent (1 - value)): below 2^-54 the difference is
    /// rounded to 1, and a long training need not compute it.
    /// </summary>
    internal static double OneMinus(double value, long exponent) => exponent * (1 - value) > 40 ? 1 : 1 - Of(value, exponent);
}
