using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetGen.BitsProbe;

/// <summary>What every version has computed, on every platform: part of the program, so that it is there wherever it runs.</summary>
internal static class Record
{
    private const string Name = "Hashes.txt";

    /// <summary>What differs, a line each.</summary>
    public static string[] Compare(IReadOnlyList<string> lines)
    {
        string[] recorded = Read();
        return
        [
            .. Enumerable.Range(0, Math.Max(lines.Count, recorded.Length))
                .Select(index => (Computed: lines.ElementAtOrDefault(index), Recorded: recorded.ElementAtOrDefault(index)))
                .Where(pair => pair.Computed != pair.Recorded)
                .Select(pair => $"differs: {pair.Computed ?? "nothing"}; on record: {pair.Recorded ?? "nothing"}"),
        ];
    }

    /// <summary>Records what was computed, in the source file; returns what to do next.</summary>
    public static string Accept(IEnumerable<string> lines, [CallerFilePath] string source = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(source)!, Name);
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return $"Recorded in {path}: review the difference, then run again without {Generator.Tests.Snapshots.SnapshotEnvironment.AcceptVariable}.";
    }

    private static string[] Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
