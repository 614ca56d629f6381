namespace NetGen.Formats.Reading;

/// <summary>What a model file may claim, beyond the limits of a network. Time and memory follow the length of the file; these bound what does not.</summary>
internal static class ModelLimits
{
    /// <summary>The longest file: an array of bytes cannot be longer.</summary>
    public const int MostBytes = 0x7FFFFFC7;

    /// <summary>The longest piece of a name or value that a message quotes: a name of a megabyte helps nobody.</summary>
    private const int LongestQuote = 120;

    /// <summary>Text from a file, fit for a message: in quotes, shortened, without control characters.</summary>
    public static string Quote(string text)
    {
        char[] characters = (text.Length > LongestQuote ? text.Substring(0, LongestQuote) + "..." : text).ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (char.IsControl(characters[i]))
                characters[i] = ' ';
        }

        return $"'{new string(characters)}'";
    }
}
