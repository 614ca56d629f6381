namespace NetGen.Drawing;

/// <summary>How wide a text is in a font that nobody knows before it is shown.</summary>
internal static class TextWidth
{
    // Of the size of the font. Common sans-serif fonts have a mean of 0.5 to 0.6; a little room is better than texts that run into each other.
    private const double OfLatin = 0.62;

    // Names of classes have many, and are bold.
    private const double OfCapitals = 0.9;

    private const double OfOthers = 1.1;

    // The first letters behind Latin, Greek and Cyrillic: Chinese and Japanese ones, above all, are as wide as they are high.
    private const char FirstOther = '\u0530';

    /// <summary>The width in pixels, more rather than less.</summary>
    public static int Of(string text, int fontSize)
    {
        double width = 0;
        foreach (char character in text)
            width += character >= FirstOther ? OfOthers : char.IsUpper(character) ? OfCapitals : OfLatin;
        return (int)Math.Ceiling(width * fontSize);
    }

    /// <summary>The text, or as much of its beginning as a length permits, with an ellipsis and without half a character.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
