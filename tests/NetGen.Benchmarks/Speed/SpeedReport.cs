using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Speed;

/// <summary>Prints what was measured, network by network, as text or as Markdown. Progress goes to the error stream.</summary>
internal sealed class SpeedReport(TextWriter output, bool markdown)
{
    private readonly List<CellResult> _results = [];
    private readonly List<string> _names = [];

    /// <summary>Which peers take part, and which are missing and why.</summary>
    public void Peers(IEnumerable<Peer> peers)
    {
        var table = new Table(markdown, "peer", "found");
        foreach (Peer peer in peers)
        {
            table.Add(string.Join(", ", peer.Names), peer.Found ?? $"left out: {peer.Missing}");
            if (peer.Found is not null)
                _names.AddRange(peer.Names);
        }

        table.Write(output);
    }

    /// <summary>What one core can do at most.</summary>
    public void Limits(IReadOnlyList<(string Limit, string Value)> limits)
    {
        var table = new Table(markdown, "of one core", "measured");
        foreach ((string limit, string value) in limits)
            table.Add(limit, value);
        table.Write(output);
    }

    /// <summary>Takes a cell.</summary>
    public void Cell(CellResult result)
    {
        _results.Add(result);
        Console.Error.WriteLine($"{result.Network} {result.Cell}: {result.Nanoseconds:0.0} ns per sample, {result.OfLimit.Share:P0} of the limit ({result.OfLimit.Limit}), {Ratio(result)}");
    }

    /// <summary>Prints the cells of a network.</summary>
    public void Network(Workload workload, IReadOnlyDictionary<Engine, double> deviations)
    {
        output.WriteLine(markdown ? $"**{workload.Name}**: {workload.Network.Shape}, ns per sample\n" : $"{workload.Name}: {workload.Network.Shape}, ns per sample\n");
        var table = new Table(markdown, ["cell", "NetGen", .. _names, "NetGen / best peer", "share of limit"]);
        foreach (CellResult result in _results.Where(result => result.Network == workload.Name))
        {
            table.Add(
            [
                result.Cell.ToString(), Number(result.Nanoseconds),
                .. _names.Select(name => result.Standing.Against(name) is { } outcome ? Number(outcome.Seconds / result.Cell.Samples * 1e9) : "-"),
                Ratio(result), $"{result.OfLimit.Share:P0} {result.OfLimit.Limit}",
            ]);
        }

        table.Write(output);
        if (deviations.Count > 0)
        {
            output.WriteLine($"Largest deviation from NetGen over these cells (allowed: {PeerCheck.Tolerance:0e+0}): " + string.Join(", ", deviations.Select(
                pair => $"{pair.Key.Name} {pair.Value:0.0e+0}{(pair.Value <= PeerCheck.Tolerance ? "" : " WRONG, not timed")}")) + "\n");
        }
    }

    /// <summary>Prints all cells in one table: NetGen's time and its ratio to the best peer.</summary>
    public void Overview()
    {
        string[] networks = [.. _results.Select(result => result.Network).Distinct()];
        var table = new Table(markdown, ["ns per sample (ratio to the best peer)", .. networks]);
        foreach (Cell cell in Speed.Cell.All)
        {
            table.Add(
            [
                cell.ToString(),
                .. networks.Select(network => _results.FirstOrDefault(result => result.Network == network && result.Cell == cell) is { } result
                    ? $"{Number(result.Nanoseconds)} ({Ratio(result)})"
                    : "-"),
            ]);
        }

        table.Write(output);
    }

    /// <summary>Prints every bar with its figure.</summary>
    public void Bars(IReadOnlyList<ThreadGainResult> gains)
    {
        var table = new Table(markdown, "bar", "measured", "met");
        foreach (Bar bar in Speed.Bars.Of(_results, _names, gains))
            table.Add(bar.Text, bar.Measured, bar.Met is { } met ? met ? "met" : markdown ? "**not met**" : "NOT MET" : "not measured");
        table.Write(output);
    }

    private string Ratio(CellResult result)
    {
        if (result.Best(_names) is not { } best)
            return "-";
        string text = $"{best.Ratio:0.00} {best.Name}";
        return best.Ratio <= 1 ? text : markdown ? $"**{text}**" : $"{text} *";
    }

    private static string Number(double nanoseconds) => nanoseconds < 100 ? $"{nanoseconds:0.0}" : $"{nanoseconds:#,0}";
}
