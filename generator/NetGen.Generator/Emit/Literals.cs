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

    /// <summary>
    /// A number of a model file, whose text is exact in the file's precision. A single one in a double network is widened by the
    /// compiler, exactly; a double one in a single network is rounded by it, once.
    /// </summary>
    public static string Parameter(string number, bool isDouble, string element)
    {
        string type = isDouble ? "double" : "float";
        string literal = number switch
        {
            "NaN" => type + ".NaN",
            "Infinity" => type + ".PositiveInfinity",
            "-Infinity" => type + ".NegativeInfinity",
            _ => number + (isDouble ? "d" : "f"),
        };
        return isDouble && element == "float" ? "(float)" + (literal[0] == '-' ? $"({literal})" : literal) : literal;
    }

    /// <summary>A whole number in the element type: 1f or 1d.</summary>
    public static string Whole(int value, string element) =>
        value.ToString(CultureInfo.InvariantCulture) + (element == "float" ? "f" : "d");
}
