using System.Reflection;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Speed.Against;

/// <summary>Prints two builds side by side, as text or as Markdown. Progress goes to the error stream.</summary>
internal sealed class AgainstReport(TextWriter output, bool markdown)
{
    private readonly List<Comparison> _comparisons = [];

    /// <summary>The cells that have become slower.</summary>
    public IEnumerable<Comparison> Slower => _comparisons.Where(comparison => comparison.IsSlower);

    /// <summary>Which libraries are compared, and on which vectors: an environment variable may have narrowed them.</summary>
    public void Head(Assembly newer, Assembly older)
    {
        var table = new Table(markdown, "build", "NetGen.dll", "module");
        foreach ((string build, Assembly library) in new[] { ("new", newer), ("old", older) })
            table.Add(build, library.Location, library.ManifestModule.ModuleVersionId.ToString("N"));
        table.Write(output);
        output.WriteLine($"Vectors of {VectorBits} bits.\n");
    }

    /// <summary>What the two builds compute differently.</summary>
    public void Differences(IEnumerable<string> differences)
    {
        output.WriteLine("The builds do not compute the same, so nothing was timed:\n");
        foreach (string difference in differences)
            output.WriteLine($"- {difference}");
    }

    /// <summary>Takes a cell.</summary>
    public void Cell(Comparison comparison)
    {
        _comparisons.Add(comparison);
        Console.Error.WriteLine(Sentence(comparison));
    }

    /// <summary>Prints the cells of a network.</summary>
    public void Network(Workload workload)
    {
        output.WriteLine(markdown ? $"**{workload.Name}**: {workload.Network.Shape}, ns per sample\n" : $"{workload.Name}: {workload.Network.Shape}, ns per sample\n");
        var table = new Table(markdown, "cell", "old", "new", "new / old", "95 % interval");
        foreach (Comparison comparison in _comparisons.Where(comparison => comparison.Network == workload.Name))
            table.Add(comparison.Cell.ToString(), Number(comparison.OldNanoseconds), Number(comparison.NewNanoseconds), Ratio(comparison), comparison.Ratio.ToString());
        table.Write(output);
    }

    /// <summary>Prints which cells have become slower.</summary>
    public void Conclusion()
    {
        if (!Slower.Any())
        {
            output.WriteLine($"No cell of {_comparisons.Count} has become slower: no interval lies wholly above {Comparison.Allowed}.");
            return;
        }

        output.WriteLine($"Slower, with an interval wholly above {Comparison.Allowed}:\n");
        foreach (Comparison comparison in Slower)
            output.WriteLine($"- {Sentence(comparison)}");
    }

    private static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static string Sentence(Comparison comparison) => $"{comparison.Network} {comparison.Cell}: {comparison.Ratio.Median:0.000} ({comparison.Ratio})";

    private string Ratio(Comparison comparison)
    {
        string text = $"{comparison.Ratio.Median:0.000}";
        return !comparison.IsSlower ? text : markdown ? $"**{text}**" : $"{text} *";
    }

    private static string Number(double nanoseconds) => nanoseconds < 100 ? $"{nanoseconds:0.00}" : $"{nanoseconds:#,0}";
}
