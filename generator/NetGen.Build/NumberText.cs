using System.Globalization;

namespace NetGen.Build;

/// <summary>Writes numbers as text that reads back as the same number, with as few digits as that takes.</summary>
internal static class NumberText
{
    // From so many digits a number of the type can be read back; with so many it always can.
    private const int FewestSingle = 6;
    private const int MostSingle = 9;
    private const int FewestDouble = 15;
    private const int MostDouble = 17;

    /// <summary>The text of a number.</summary>
    /// <param name="value">The number; a single one as it was widened.</param>
    /// <param name="isDouble">The precision of the file that it is from.</param>
    public static string Of(double value, bool isDouble)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "Infinity" : "-Infinity";

        // .NET Framework, in which MSBuild may run, drops the sign of zero.
        if (value == 0)
            return BitConverter.DoubleToInt64Bits(value) == 0 ? "0" : "-0";
        return isDouble ? OfDouble(value) : OfSingle((float)value);
    }

    private static string OfSingle(float value)
    {
        for (int digits = FewestSingle; digits < MostSingle; digits++)
        {
            string text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value)
                return text;
        }

        return value.ToString("G" + MostSingle, CultureInfo.InvariantCulture);
    }

    private static string OfDouble(double value)
    {
        for (int digits = FewestDouble; digits < MostDouble; digits++)
        {
            string text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
                return text;
        }

        return value.ToString("G" + MostDouble, CultureInfo.InvariantCulture);
    }
}
