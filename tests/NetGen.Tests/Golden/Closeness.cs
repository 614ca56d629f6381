namespace NetGen.Tests.Golden;

/// <summary>
/// The measure of Golden/README.md: an error is relative to the larger of the value and 5 % of the largest value of its
/// kind (all outputs, all gradients, ...), so that a value near zero is not asked for digits that its sum never had.
/// </summary>
internal static class Closeness
{
    /// <summary>What float64 must reach against the reference cases.</summary>
    public const double Double = 1e-10;

    /// <summary>What float32 must reach against them.</summary>
    public const double Single = 2e-5;

    /// <summary>The largest error of the values, relative as above; infinite where one is not finite and the other is, or they differ in length.</summary>
    public static double WorstError(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (expected.Length != actual.Length)
            return double.PositiveInfinity;
        double largest = 0;
        foreach (double value in expected)
            largest = Math.Max(largest, Math.Abs(value));
        double worst = 0;
        for (int k = 0; k < expected.Length; k++)
        {
            if (expected[k].Equals(actual[k]) || expected[k] == actual[k])
                continue;
            double error = Math.Abs(expected[k] - actual[k]) / Math.Max(Math.Abs(expected[k]), 0.05 * largest);
            worst = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(worst, error);
        }

        return worst;
    }

    /// <summary>Fails, naming the kind and the worst value, unless all values are within the tolerance.</summary>
    public static void AssertClose(string kind, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.True(expected.Length == actual.Length, $"{kind}: {actual.Length} values, {expected.Length} expected.");
        double worst = WorstError(expected, actual);
        if (worst <= tolerance)
            return;
        int index = 0;
        for (int k = 0; k < expected.Length; k++)
        {
            if (!(Math.Abs(expected[k] - actual[k]) <= Math.Abs(expected[index] - actual[index])))
                index = k;
        }

        Assert.Fail($"{kind}: relative error {worst:E2} is above {tolerance:E2}; [{index}] is {actual[index]:R}, expected {expected[index]:R}.");
    }

    /// <summary>As above, for one value.</summary>
    public static void AssertClose(string kind, double expected, double actual, double tolerance) =>
        AssertClose(kind, [expected], [actual], tolerance);
}
