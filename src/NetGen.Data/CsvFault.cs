namespace NetGen.Data;

/// <summary>Says what is wrong with a text, where in it, what was found and what is needed.</summary>
/// <param name="source">What is read: the path of a file, as the caller wrote it.</param>
internal sealed class CsvFault(string source)
{
    private const int LongestText = 60;

    /// <summary>A fault of the text as a whole.</summary>
    public InvalidDataException Of(string what, Exception? inner = null) => new($"{source}: {what}.", inner);

    /// <summary>A fault of a row.</summary>
    public InvalidDataException Of(long line, string what) => new(FormattableString.Invariant($"{source} line {line}: {what}."));

    /// <summary>A fault of a field.</summary>
    public InvalidDataException Of(long line, string column, string what) => new(FormattableString.Invariant($"{source} line {line}, column {column}: {what}."));

    /// <summary>A text of the file as it is quoted: on one line, and cut where it is long.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        string shown = text.Length > LongestText ? string.Concat(text[..LongestText], "...") : text.ToString();
        return $"'{shown.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}'";
    }
}
