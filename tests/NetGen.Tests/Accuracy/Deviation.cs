using NetGen.Tests.Golden;

namespace NetGen.Tests.Accuracy;

/// <summary>How far values are from PyTorch's, at worst: relative, as Golden/README.md measures it, and in units in the last place.</summary>
internal readonly record struct Deviation(double Relative, double Ulps)
{
    /// <summary>The unit is that of the larger of the value and 5 % of the largest value of its kind, as for the relative error.</summary>
    public static Deviation Of(double[] expected, double[] actual, Precision precision)
    {
        double floor = 0.05 * expected.Max(Math.Abs);
        double ulps = 0;
        for (int k = 0; k < expected.Length; k++)
            ulps = Math.Max(ulps, Math.Abs(expected[k] - actual[k]) / Unit(Math.Max(Math.Abs(expected[k]), floor), precision));
        return new Deviation(Closeness.WorstError(expected, actual), ulps);
    }

    public static Deviation Worse(Deviation one, Deviation other) =>
        new(Math.Max(one.Relative, other.Relative), Math.Max(one.Ulps, other.Ulps));

    public override string ToString() => Relative == 0 ? "0" : FormattableString.Invariant($"{Relative:0.0e-00} ({Ulps:0.0})");

    private static double Unit(double value, Precision precision) =>
        precision == Precision.Single ? (double)float.BitIncrement((float)value) - (float)value : double.BitIncrement(value) - value;
}
