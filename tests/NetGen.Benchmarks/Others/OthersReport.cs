using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Others;

/// <summary>Prints others' benchmarks, as text or as Markdown: what was measured here, then what their authors published.</summary>
internal sealed class OthersReport
{
    private readonly TextWriter _output;
    private readonly string[] _names;
    private readonly string[] _unlimited;
    private readonly bool _markdown;
    private readonly Table _measured;
    private readonly Table _published;
    private readonly List<string> _deviations = [];

    /// <param name="output">Where to.</param>
    /// <param name="markdown">Whether as Markdown.</param>
    /// <param name="peers">Who takes part, or is missing.</param>
    public OthersReport(TextWriter output, bool markdown, IReadOnlyList<Peer> peers)
    {
        _output = output;
        _markdown = markdown;
        _names = ["C", "OpenBLAS", "ONNX Runtime", "PyTorch", "TorchScript"];
        _measured = new(markdown, ["benchmark", "one call", "NetGen", .. _names, "NetGen / best"]);
        _unlimited = [.. peers.Where(peer => peer.Role == PeerRole.Unlimited).SelectMany(peer => peer.Names)];
        _published = new(markdown, "benchmark", "published by its authors, on other machines");
        var found = new Table(markdown, "peer", "found");
        foreach (Peer peer in peers)
            found.Add(string.Join(", ", peer.Names), peer.Found ?? $"left out: {peer.Missing}");
        found.Write(output);
    }

    /// <summary>What one core can do at most.</summary>
    public void Limits(IReadOnlyList<(string Limit, string Value)> limits)
    {
        var table = new Table(_markdown, "of one core", "measured");
        foreach ((string limit, string value) in limits)
            table.Add(limit, value);
        table.Write(_output);
    }

    /// <summary>Takes a benchmark.</summary>
    /// <param name="name">Whose it is, and which.</param>
    /// <param name="call">What one call does.</param>
    /// <param name="published">What its authors measured.</param>
    /// <param name="standing">NetGen beside those who compute the same.</param>
    /// <param name="deviations">How far all are from NetGen.</param>
    public void Add(string name, string call, string published, Standing standing, IReadOnlyDictionary<string, PeerDeviation> deviations)
    {
        string[] wrong = [.. deviations.Where(other => !other.Value.IsSame).Select(other => other.Key)];
        if (deviations.Count > 0)
        {
            (string farthest, PeerDeviation deviation) = deviations.MaxBy(other => other.Value.Share);
            _deviations.Add($"{name} {deviation.Value:0.0e+0} ({farthest}, {deviation.Share:P0})");
        }

        Outcome? best = standing.Others.Where(other => !_unlimited.Contains(other.Name)).MaxBy(other => other.Ratio);
        string ratio = best is null ? "-" : $"{best.Ratio:0.00} {best.Name}";
        _measured.Add([name, call, Time(standing.Seconds), .. _names.Select(peer => Best(standing, peer)), best is { Ratio: > 1 } && _markdown ? $"**{ratio}**" : ratio]);
        _published.Add(name, published);
        Console.Error.WriteLine($"{name}: {Time(standing.Seconds)}, {ratio}{(wrong.Length > 0 ? $"; WRONG, not timed: {string.Join(", ", wrong)}" : "")}");
    }

    /// <summary>Prints the tables.</summary>
    public void Write()
    {
        _measured.Write(_output);
        _output.WriteLine("Largest deviation from NetGen, and its share of what roundings may amount to: " + string.Join(", ", _deviations) + "\n");
        _published.Write(_output);
    }

    /// <summary>The fastest engine of a name: plain C is written in several ways.</summary>
    private static string Best(Standing standing, string name) =>
        standing.Others.Where(other => other.Name == name || (name == "C" && other.Name.StartsWith("C ", StringComparison.Ordinal))).MinBy(other => other.Seconds) is { } outcome
            ? Time(outcome.Seconds) : "-";

    private static string Time(double seconds) => seconds < 1e-6 ? $"{seconds * 1e9:0.0} ns" : seconds < 1e-4 ? $"{seconds * 1e6:0.00} us" : $"{seconds * 1e6:#,0} us";
}
