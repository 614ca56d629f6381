using System.Numerics;
using NetGen.Formats.Reading;

namespace NetGen.Formats.Loading;

/// <summary>Counts the values of a loaded array that are NaN or infinite, for its report.</summary>
internal static class NonFiniteValues
{
    /// <summary>Adds a sentence where there are any.</summary>
    internal static void Report<T>(List<string> warnings, string what, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = 0;
        foreach (T value in values)
        {
            if (!T.IsFinite(value))
                count++;
        }

        if (count > 0)
            warnings.Add(NonFiniteNumbers.Sentence(what, count, values.Length));
    }
}
