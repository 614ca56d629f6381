using System.Text;
using DiffPlex;
using DiffPlex.Model;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>
/// How what is generated for one network differs from what is generated for another, file by file: a reader of a snapshot sees what its network is there
/// for, and a change that all networks share shows once.
/// </summary>
internal static class GeneratedDifference
{
    /// <summary>The differences, each behind the line before it; files that are equal are named.</summary>
    /// <param name="original">The network that the other is compared with; its class has the same name.</param>
    /// <param name="changed">The other network.</param>
    public static string Of(GeneratorDriverRunResult original, GeneratorDriverRunResult changed)
    {
        Dictionary<string, string> before = Texts(original);
        var text = new StringBuilder();
        foreach ((string name, string after) in Texts(changed).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append("//HintName: ").Append(name).Append('\n');
            Append(text, before.GetValueOrDefault(name, ""), after);
            before.Remove(name);
        }

        foreach (string missing in before.Keys.Order(StringComparer.Ordinal))
            text.Append("//HintName: ").Append(missing).Append("\nis not generated\n");
        return text.ToString();
    }

    private static Dictionary<string, string> Texts(GeneratorDriverRunResult run) =>
        run.Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static void Append(StringBuilder text, string before, string after)
    {
        DiffResult difference = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        foreach (DiffBlock block in difference.DiffBlocks)
        {
            text.Append(FormattableString.Invariant($"@@ {block.DeleteStartA + 1}\n"));
            if (block.DeleteStartA > 0)
                text.Append("  ").Append(difference.PiecesOld[block.DeleteStartA - 1]).Append('\n');
            AppendLines("- ", difference.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            AppendLines("+ ", difference.PiecesNew, block.InsertStartB, block.InsertCountB);
        }

        void AppendLines(string mark, IReadOnlyList<string> lines, int first, int count)
        {
            for (int index = first; index < first + count; index++)
                text.Append((mark + lines[index]).TrimEnd()).Append('\n');
        }
    }
}
