using System.Globalization;
using NetGen.Runtime;

namespace NetGen.Reporting;

/// <summary>Powers of ten, exactly those that are read and written.</summary>
internal static class PowerOfTen
{
    private const double LogarithmOfTen = 2.302585092994046;

    /// <summary>The logarithm to the base ten.</summary>
    public static double Logarithm(double value) => Elementary.Log(value) / LogarithmOfTen;

    /// <summary>The power as it is written: a product of tens would be off in its last bits.</summary>
    public static double At(int exponent) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{exponent}"), CultureInfo.InvariantCulture);

    /// <summary>The exponent of the largest power that is no larger than a number but 0, whatever its sign.</summary>
    public static int ExponentOf(double value)
    {
        double magnitude = Math.Abs(value);
        int exponent = (int)Math.Floor(Logarithm(magnitude));

        // A logarithm is rounded, and 1000 is no 999.
        if (At(exponent + 1) <= magnitude)
            return exponent + 1;
        return At(exponent) > magnitude ? exponent - 1 : exponent;
    }
}
