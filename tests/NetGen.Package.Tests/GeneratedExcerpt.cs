namespace NetGen.Package.Tests;

/// <summary>An excerpt of a generated file: runs of its lines, in their order; a line of three dots stands for those left out.</summary>
internal static class GeneratedExcerpt
{
    private const string Omission = "...";

    /// <summary>Fails unless every run of lines stands in the file as it is, but for its indentation, after the one before.</summary>
    public static void RequireTrue(string excerpt, string generated)
    {
        string[] file = Lines(generated);
        int position = 0;
        foreach (string[] run in Runs(Lines(excerpt)))
        {
            int found = Find(file, run, position);
            Assert.True(found >= 0, $"The generated file does not hold these lines in a row, from its line {position + 1} on:\n{string.Join('\n', run)}");
            position = found + run.Length;
        }
    }

    private static string[] Lines(string text) => [.. text.TrimEnd('\n').Split('\n').Select(line => line.Trim())];

    private static IEnumerable<string[]> Runs(string[] lines)
    {
        var run = new List<string>();
        foreach (string line in lines.Append(Omission))
        {
            if (line != Omission)
            {
                run.Add(line);
            }
            else if (run.Count > 0)
            {
                yield return [.. run];
                run.Clear();
            }
        }
    }

    private static int Find(string[] file, string[] run, int start)
    {
        for (int position = start; position + run.Length <= file.Length; position++)
        {
            if (file.AsSpan(position, run.Length).SequenceEqual(run))
                return position;
        }

        return -1;
    }
}
