using System.Buffers;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Source in which <c>{|ID:text|}</c> marks the text that a diagnostic underlines.</summary>
/// <param name="Source">The source without marks.</param>
/// <param name="Marks">The marks in the order in which they begin.</param>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Takes the marks out of a source. Marks may be nested.</summary>
    /// <param name="marked">The source with marks.</param>
    /// <returns>The source and its marks.</returns>
    /// <exception cref="FormatException">A mark is not closed or not opened, or has no id.</exception>
    public static Markup Parse(string marked)
    {
        var source = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var marks = new List<(string Id, TextSpan Span)>();
        for (int position = 0; position < marked.Length; position++)
        {
            ReadOnlySpan<char> rest = marked.AsSpan(position);
            if (rest.StartsWith("{|", StringComparison.Ordinal))
            {
                int colon = rest.IndexOf(':');
                if (colon < 0 || rest[2..colon].ContainsAnyExcept(s_letters))
                    throw new FormatException($"A mark has no id: {rest}");
                open.Push((rest[2..colon].ToString(), source.Length));
                position += colon;
            }
            else if (rest.StartsWith("|}", StringComparison.Ordinal))
            {
                if (!open.TryPop(out (string Id, int Start) mark))
                    throw new FormatException($"A mark is not opened: {rest}");
                marks.Add((mark.Id, TextSpan.FromBounds(mark.Start, source.Length)));
                position++;
            }
            else
            {
                source.Append(marked[position]);
            }
        }

        if (open.Count > 0)
            throw new FormatException($"A mark is not closed: {open.Peek().Id}");
        return new Markup(source.ToString(), [.. marks.OrderBy(mark => mark.Span.Start).ThenBy(mark => mark.Id, StringComparer.Ordinal)]);
    }
}
