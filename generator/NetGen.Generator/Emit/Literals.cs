using System.Globalization;
using NetGen.Generator.Planning;

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
    public static string Parameter(string number, bool isDouble, ElementType element)
    {
        string type = isDouble ? "double" : "float";
        string literal = number switch
        {
            "NaN" => type + ".NaN",
            "Infinity" => type + ".PositiveInfinity",
            "-Infinity" => type + ".NegativeInfinity",
            _ => number + (isDouble ? "d" : "f"),
        };
        return isDouble && element.IsSingle ? "(float)" + (literal[0] == '-' ? $"({literal})" : literal) : literal;
    }
}
