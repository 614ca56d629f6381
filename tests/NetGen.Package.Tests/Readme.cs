namespace NetGen.Package.Tests;

/// <summary>The blocks of README.md that a test keeps true: each follows a comment that names it.</summary>
internal static class Readme
{
    private const string Fence = "```";

    /// <summary>The text of the fenced block after <c>&lt;!-- block: name --&gt;</c>.</summary>
    public static string Block(string name)
    {
        string[] lines = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n").Split('\n');
        string marker = $"<!-- block: {name} -->";
        int start = Array.IndexOf(lines, marker);
        if (start < 0 || !lines[start + 1].StartsWith(Fence, StringComparison.Ordinal))
            throw new InvalidOperationException($"README.md needs the line '{marker}' and a fenced block right after it.");
        int end = Array.IndexOf(lines, Fence, start + 2);
        return string.Concat(lines[(start + 2)..end].Select(line => line + "\n"));
    }
}
