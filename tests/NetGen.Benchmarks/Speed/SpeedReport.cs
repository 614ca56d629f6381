using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Speed;

/// <summary>Prints what was measured, network by network, as text or as Markdown. Progress goes to the error stream.</summary>
internal sealed class SpeedReport
{
    private readonly TextWriter _output;
    private readonly bool _markdown;
    private readonly List<CellResult> _results = [];
    private readonly string[] _names;
    private readonly Judge _judge;

    /// <param name="output">Where to.</param>
    /// <param name="markdown">Whether as Markdown.</param>
    /// <param name="peers">Who takes part, or is missing.</param>
    public SpeedReport(TextWriter output, bool markdown, IReadOnlyList<Peer> peers)
    {
        _output = output;
        _markdown = markdown;
        Peer[] found = [.. peers.Where(peer => peer.Found is not null)];
        _names = [.. found.SelectMany(peer => peer.Names)];
        _judge = new(found);
        var table = new Table(markdown, "peer", "found");
        foreach (Peer peer in peers)
            table.Add(string.Join(", ", peer.Names), peer.Found ?? $"left out: {peer.Missing}");
        table.Write(output);
    }

    /// <summary>What one core can do at most.</summary>
    public void Limits(IReadOnlyList<(string Limit, string Value)> limits)
    {
        var table = new Table(_markdown, "of one core", "measured");
        foreach ((string limit, string value) in limits)
            table.Add(limit, value);
        table.Write(_output);
    }

    /// <summary>Takes a cell.</summary>
    public void Cell(CellResult result)
    {
        _results.Add(result);
        Console.Error.WriteLine($"{result.Network} {result.Cell}: {Number(result.Nanoseconds)} ns per sample, {Limit(result)}, {Ratio(result)}, {Word(_judge.Of(result))}");
    }

    /// <summary>Prints the cells of a network.</summary>
    public void Network(Workload workload, IReadOnlyList<(Engine Engine, PeerDeviation Deviation)> deviations)
    {
        _output.WriteLine(_markdown ? $"**{workload.Name}**: {workload.Network.Shape}, ns per sample\n" : $"{workload.Name}: {workload.Network.Shape}, ns per sample\n");
        var table = new Table(_markdown, ["cell", "NetGen", .. _names, "NetGen / best rival", "NetGen / same bits", "share of limit", "verdict"]);
        foreach (CellResult result in _results.Where(result => result.Network == workload.Name))
        {
            table.Add(
            [
                result.Cell.ToString(), Number(result.Nanoseconds),
                .. _names.Select(name => result.Standing.Against(name) is { } outcome ? Number(outcome.Seconds / result.Cell.Samples * 1e9) : result.Refused.Contains(name) ? "WRONG" : "-"),
                Ratio(result), _judge.SameBits(result) is { } same ? $"{same.Ratio:0.00}" : "-", Limit(result), Emphasis(result, Word(_judge.Of(result))),
            ]);
        }

        table.Write(_output);
        string[] texts = [.. deviations.GroupBy(pair => pair.Engine.Name).Select(engine => Deviation(engine.Key, engine.MaxBy(pair => pair.Deviation.Share).Deviation))];
        if (texts.Length > 0)
            _output.WriteLine("Largest deviation from NetGen over these cells, and its share of what roundings may amount to: " + string.Join(", ", texts) + "\n");
    }

    /// <summary>Prints all cells in one table: NetGen's time, its ratio to the best rival and the verdict.</summary>
    public void Overview()
    {
        string[] networks = [.. _results.Select(result => result.Network).Distinct()];
        var table = new Table(_markdown, ["ns per sample (ratio to the best rival)", .. networks]);
        foreach (Cell cell in Speed.Cell.All)
        {
            table.Add(
            [
                cell.ToString(),
                .. networks.Select(network => _results.FirstOrDefault(result => result.Network == network && result.Cell == cell) is { } result
                    ? $"{Number(result.Nanoseconds)} ({Emphasis(result, $"{Ratio(result)}, {Word(_judge.Of(result))}")})"
                    : "-"),
            ]);
        }

        table.Write(_output);
        if (_results.Any(result => _judge.Best(result) is not null))
            _output.WriteLine(string.Join(", ", _results.GroupBy(_judge.Of).OrderBy(cells => cells.Key).Select(cells => $"{cells.Count()} {Word(cells.Key)}")) + $", of {_results.Count} cells\n");
        foreach (string name in _judge.Of(PeerRole.Unlimited))
        {
            Outcome[] outcomes = [.. _results.Select(result => result.Standing.Against(name)).OfType<Outcome>()];
            _output.WriteLine($"{name}, which may use what the others may not, is faster in {outcomes.Count(outcome => outcome.Ratio > 1)} of {outcomes.Length} cells\n");
        }
    }

    /// <summary>Prints every bar with its figure.</summary>
    public void Bars(IReadOnlyList<ThreadGainResult> gains)
    {
        var table = new Table(_markdown, "bar", "measured", "met");
        foreach (Bar bar in Speed.Bars.Of(_results, _judge, gains))
            table.Add(bar.Text, bar.Measured, bar.Met is { } met ? met ? "met" : _markdown ? "**not met**" : "NOT MET" : "not measured");
        table.Write(_output);
    }

    private string Ratio(CellResult result) => _judge.Best(result) is { } best ? $"{best.Ratio:0.00} {best.Name}" : "-";

    /// <summary>What is lost stands out.</summary>
    private string Emphasis(CellResult result, string text) => _judge.Of(result) != Verdict.Lost ? text : _markdown ? $"**{text}**" : $"{text} *";

    private static string Limit(CellResult result) => $"{result.OfLimit.Share:P0} {result.OfLimit.Limit}";

    private static string Deviation(string engine, PeerDeviation deviation) => $"{engine} {deviation.Value:0.0e+0} ({deviation.Share:P0}{(deviation.IsSame ? "" : ", WRONG, not timed")})";

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Won => "won",
        Verdict.Bound => "bound",
        Verdict.Lost => "lost",
        _ => "no valid peer",
    };

    private static string Number(double nanoseconds) => nanoseconds < 100 ? $"{nanoseconds:0.0}" : $"{nanoseconds:#,0}";
}
