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
}
