using System.Text;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The form of the texts: UTF-8 with a byte order mark, LF, no final newline, no version.</summary>
internal static partial class SnapshotText
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Brings a text into the form in which it is stored and compared.</summary>
    /// <param name="text">A text as it was generated.</param>
    /// <returns>The text with LF, without a final newline and with <c>&lt;VERSION&gt;</c> for the generator's version.</returns>
    public static string Scrub(string text) =>
        Version().Replace(text.ReplaceLineEndings("\n"), "$1<VERSION>$2").TrimEnd('\n');

    /// <summary>Writes a text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The scrubbed text.</param>
    public static void Write(string path, string text) => File.WriteAllText(path, text, s_encoding);

    /// <summary>Reads a text and judges the form of its file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The text, and what is wrong with the form of the file; null if nothing.</returns>
    public static (string Text, string? Fault) Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> mark = s_encoding.Preamble;
        bool isMarked = bytes.AsSpan().StartsWith(mark);
        string text = s_encoding.GetString(bytes.AsSpan(isMarked ? mark.Length : 0));
        if (text.Contains('\r', StringComparison.Ordinal))
            return (text, "The verified file must end its lines with \\n, but it contains a \\r. Was it checked out without eol=lf?");
        if (!isMarked)
            return (text, "The verified file must be UTF-8 with a byte order mark, but it does not begin with one.");
        return (text, null);
    }

    [GeneratedRegex("""(GeneratedCode(?:Attribute)?\("[^"\n]*", "|GeneratorVersion = ")[^"\n]*("\)|",)""")]
    private static partial Regex Version();
}
