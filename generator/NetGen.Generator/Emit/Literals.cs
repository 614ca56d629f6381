using System.Globalization;

namespace NetGen.Generator.Emit;

/// <summary>The one place that writes floating-point numbers as C#: invariant, and exact when read back.</summary>
internal static class Literals
{
    public static string Double(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "d";

    /// <summary>A whole number in the element type: 1f or 1d.</summary>
    public static string Whole(int value, string element) =>
        value.ToString(CultureInfo.InvariantCulture) + (element == "float" ? "f" : "d");
}
