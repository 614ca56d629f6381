namespace NetGen.Generator.Tests.Analyzers;

/// <summary>A section of the reference page of diagnostics.</summary>
/// <param name="Id">The heading.</param>
/// <param name="Title">The title below it.</param>
/// <param name="Examples">The programs that it shows: a wrong one, then a right one.</param>
internal sealed record ReferencePage(string Id, string Title, IReadOnlyList<string> Examples)
{
    private const string Fence = "```";

    /// <summary>The sections of generator/Diagnostics.md.</summary>
    public static IReadOnlyList<ReferencePage> Sections { get; } =
        [.. ReadText("Diagnostics.md").Split("\n## ").Skip(1).Select(Parse)];

    /// <summary>A text of the repository's folder <c>generator</c>, as it was when the tests were built.</summary>
    /// <param name="name">The file.</param>
    /// <returns>The text with line feeds.</returns>
    public static string ReadText(string name)
    {
        using Stream stream = typeof(ReferencePage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The tests carry no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static ReferencePage Parse(string section)
    {
        string[] lines = section.Split('\n');
        var examples = new List<string>();
        for (int start = Array.IndexOf(lines, Fence + "csharp"); start >= 0; start = Array.IndexOf(lines, Fence + "csharp", start + 1))
            examples.Add(string.Join("\n", lines.Skip(start + 1).TakeWhile(line => line != Fence)));
        return new(lines[0], lines[2].Trim('*'), examples);
    }
}
