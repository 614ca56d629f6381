namespace NetGen.Tests.Evaluation;

/// <summary>
/// How close a report is to scikit-learn: 1e-12 of the value. Both compute in double precision, but add in another order (numpy adds pairwise, reports
/// in the order of the samples with compensation) and take logarithms of other libraries, which are a unit in the last place apart; over a few hundred
/// terms, and with the cancellation in 1 - a / b, that is some 1e-14.
/// </summary>
internal static class Agreement
{
    public const double Relative = 1e-12;

    /// <summary>Of scores, which are of the order of 1, the rounding of a number next to 1 is left where they are 0.</summary>
    public const double NearZero = 1e-15;

    public static void AssertScore(string name, double? expected, double? actual) => AssertClose(name, expected ?? double.NaN, actual ?? double.NaN, NearZero);

    /// <summary>Of what has a unit nothing is left: it may be small.</summary>
    public static void AssertMagnitude(string name, double expected, double actual) => AssertClose(name, expected, actual, 0);

    public static void AssertScores(string name, IReadOnlyList<double?> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int index = 0; index < actual.Count; index++)
            AssertScore($"{name}[{index}]", expected[index], actual[index]);
    }

    private static void AssertClose(string name, double expected, double actual, double absolute) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= Relative * Math.Abs(expected) + absolute,
        FormattableString.Invariant($"{name}: {actual:R}, expected {expected:R}."));
}
