using System;

namespace NetGen.Formats.Reading.Onnx.Expressions;

/// <summary>When two constants of a graph are meant to be the same.</summary>
internal static class Closeness
{
    // Files hold constants as float, half a unit in the last place of which is 6e-8, and exporters write some of them with 7 digits.
    private const double Tolerance = 1e-6;

    /// <summary>Whether two numbers agree relative to the larger of them and of a scale that is theirs; an infinity agrees with itself only.</summary>
    public static bool AreClose(double left, double right, double scale) =>
        left == right || Math.Abs(left - right) is var distance && !double.IsInfinity(distance) && distance <= Tolerance * Math.Max(scale, Math.Max(Math.Abs(left), Math.Abs(right)));

    /// <summary>The number that is meant where a number is close to it, relative to a scale that is theirs; else the number.</summary>
    public static double Snap(double number, double meant, double scale) => AreClose(number, meant, scale) ? meant : number;
}
