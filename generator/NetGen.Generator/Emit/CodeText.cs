using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Generator.Emit;

/// <summary>
/// Generated text, written as an interpolated string that looks like it. A text of several lines stands in its hole line by line, each indented as the
/// line of the hole is. A line with a hole that is null, or that has nothing to write, is left out, and so is an empty line before it.
/// </summary>
[InterpolatedStringHandler]
internal sealed class CodeText
{
    /// <summary>The last one is still written; null are those that are left out.</summary>
    private readonly List<string?> _lines;

    /// <summary>Called by the compiler, as are the methods that append.</summary>
    public CodeText(int literalLength, int holeCount) => _lines = new(literalLength / 64 + holeCount) { "" };

    /// <summary>One text below the other.</summary>
    public static CodeText Lines(IEnumerable<object> texts) => $"{texts}";

    public void AppendLiteral(string text) => Append(text, indentation: "");

    public void AppendFormatted(long number) => AppendFormatted(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(CodeText? text) => AppendFormatted(text is null || text._lines.All(line => line is null) ? null : text.ToString());

    public void AppendFormatted(IEnumerable<object> texts) => AppendFormatted(texts.Any() ? string.Join("\n", texts) : null);

    public void AppendFormatted(string? text)
    {
        int last = _lines.Count - 1;
        if (text is not null)
            Append(text, _lines[last] is { } line ? line.Substring(0, line.Length - line.TrimStart().Length) : "");
        else if (last > 0 && _lines[last - 1] is "")
            _lines[last] = _lines[last - 1] = null;
        else
            _lines[last] = null;
    }

    public override string ToString() => string.Join("\n", _lines.Where(line => line is not null).Select(line => string.IsNullOrWhiteSpace(line) ? "" : line));

    /// <summary>To a line that is left out nothing is added.</summary>
    private void Append(string text, string indentation)
    {
        string[] lines = text.Split('\n');
        if (_lines[_lines.Count - 1] is not null)
            _lines[_lines.Count - 1] += lines[0];
        _lines.AddRange(lines.Skip(1).Select(line => indentation + line));
    }
}
