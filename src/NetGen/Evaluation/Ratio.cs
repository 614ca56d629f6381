namespace NetGen.Evaluation;

/// <summary>Quotients of counts by scikit-learn's default for zero_division: what would be 0 / 0 is 0.</summary>
internal static class Ratio
{
    public static double Of(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    /// <summary>2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall.</summary>
    public static double F1(long truePositives, long predicted, long expected) => Of(2 * truePositives, predicted + expected);
}
