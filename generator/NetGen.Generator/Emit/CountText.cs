using System.Globalization;

namespace NetGen.Generator.Emit;

/// <summary>A number of things in a sentence.</summary>
internal static class CountText
{
    /// <summary>1 vector, 2 vectors.</summary>
    public static string Of(int number, string noun) => $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";
}
