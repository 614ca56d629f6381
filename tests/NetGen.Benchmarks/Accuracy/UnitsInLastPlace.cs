namespace NetGen.Benchmarks.Accuracy;

/// <summary>The distance of a float from an exact value, in units in the last place of a float of that size.</summary>
internal static class UnitsInLastPlace
{
    private const double FirstBeyondFloat = 340282366920938463463374607431768211456.0;

    /// <summary>|result - exact| / ulp(max(|exact|, smallest)). Infinity counts as 2^128, the number after the largest float; NaN only equals NaN.</summary>
    public static double Error(float result, double exact, double smallest = 0)
    {
        if (double.IsNaN(exact) || float.IsNaN(result))
            return double.IsNaN(exact) && float.IsNaN(result) ? 0 : double.PositiveInfinity;

        double value = Math.Clamp(result, -FirstBeyondFloat, FirstBeyondFloat);
        exact = Math.Clamp(exact, -FirstBeyondFloat, FirstBeyondFloat);
        if (value == exact)
            return 0;

        // Half a unit beyond the largest float rounds to infinity; the exponent is that of the largest float there.
        long exponent = Math.Clamp((BitConverter.DoubleToInt64Bits(Math.Max(Math.Abs(exact), smallest)) >> 52 & 0x7FF) - 1023, -126, 127);
        double unit = BitConverter.Int64BitsToDouble((exponent - 23 + 1023) << 52);
        return Math.Abs(value - exact) / unit;
    }
}
