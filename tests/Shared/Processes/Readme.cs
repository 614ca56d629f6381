namespace NetGen.Testing;

/// <summary>The blocks of README.md that a test keeps true: each follows a comment that names it.</summary>
internal static class Readme
{
    private const string Fence = "```";

    /// <summary>The text of the fenced block after <c>&lt;!-- block: name --&gt;</c>.</summary>
    public static string Block(string name)
    {
        string[] lines = LinesAfterMarker(name);
        if (!lines[0].StartsWith(Fence, StringComparison.Ordinal))
            throw new InvalidOperationException($"README.md needs a fenced block right after the marker of '{name}'.");
        return string.Concat(lines.Skip(1).TakeWhile(line => line != Fence).Select(line => line + "\n"));
    }

    /// <summary>The lines of the table after <c>&lt;!-- block: name --&gt;</c>, head first.</summary>
    public static string Table(string name) => string.Concat(LinesAfterMarker(name).TakeWhile(line => line.StartsWith('|')).Select(line => line + "\n"));

    /// <summary>The names in code style of the first column of the table after <c>&lt;!-- block: name --&gt;</c>.</summary>
    public static string[] FirstColumn(string name)
    {
        IEnumerable<string> rows = LinesAfterMarker(name).TakeWhile(line => line.StartsWith('|')).Skip(2);
        return [.. rows.SelectMany(row => row.Split('|')[1].Split(',')).Select(cell => cell.Trim().Trim('`'))];
    }

    private static string[] LinesAfterMarker(string name)
    {
        string[] lines = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n").Split('\n');
        string marker = $"<!-- block: {name} -->";
        int start = Array.IndexOf(lines, marker);
        return start >= 0 ? lines[(start + 1)..] : throw new InvalidOperationException($"README.md needs the line '{marker}'.");
    }
}
