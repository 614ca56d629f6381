namespace NetGen.Benchmarks.Speed;

/// <summary>A bar that NetGen sets itself.</summary>
/// <param name="Text">What is demanded.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Met">Whether it is met; null where it could not be measured.</param>
internal sealed record Bar(string Text, string Measured, bool? Met);

/// <summary>Every bar, judged by the cells of one run.</summary>
internal static class Bars
{
    /// <summary>The peak at which B's nanoseconds are stated; they scale with it.</summary>
    private const double NominalPeak = 150e9;

    private const double LeastShareOfGain = 0.9;

    private const int LargestStack = 16 * 1024;

    /// <summary>The networks whose training steps are measured on two threads.</summary>
    public static IReadOnlyList<string> OnTwoThreads { get; } = ["E", "F"];

    /// <summary>The training step that is measured on two threads, and whose share of the peak counts.</summary>
    public static Cell LargeStep { get; } = new(Work.SgdStep, 256);

    /// <summary>Judges all.</summary>
    public static IEnumerable<Bar> Of(IReadOnlyList<CellResult> results, Judge judge, IReadOnlyList<ThreadGainResult> gains)
    {
        yield return Peers(results, judge);
        yield return Stretch(results, judge);
        foreach ((string network, double share) in new[] { ("D", 0.50), ("E", 0.85), ("F", 0.85) })
            yield return Peak(results, network, new(Work.Forward, 1024), share);
        yield return Judge(
            results, "B", new(Work.Forward, 1024), $"at most 8 ns where the peak is {NominalPeak / 1e9:0} GFLOP/s",
            cell => cell.Nanoseconds * cell.Peak / NominalPeak, value => value <= 8, value => $"{value:0.0} ns");
        foreach ((string network, double share) in new[] { ("E", 0.75), ("F", 0.85) })
            yield return Peak(results, network, LargeStep, share);
        foreach (string network in new[] { "E", "F" })
        {
            yield return Judge(
                results, network, new(Work.AdamStep, 256), "at most 1.15 of the SGD step",
                cell => cell.Standing.Against(CellMeasurement.SgdStep)!.Ratio, value => value <= 1.15, value => $"{value:0.00}");
        }

        yield return Judge(
            results, "E", new(Work.Forward, 1), "at least 70 % of the read bandwidth at the size of its weights",
            cell => cell.ShareOfBandwidth, value => value >= 0.70, value => $"{value:P0}");
        foreach (string network in OnTwoThreads)
        {
            string bar = $"{network} {LargeStep}, a team of two threads: at least {LeastShareOfGain:P0} of the gain of two bare loops of multiply-adds";
            ThreadGainResult? gain = gains.FirstOrDefault(gain => gain.Network == network);
            yield return gain switch
            {
                null => new(bar, "not chosen", null),
                { IsMeasurable: false } => new(bar, $"cannot be measured here: {gain}", null),
                _ => new(bar, gain.ToString(), gain.Step >= LeastShareOfGain * gain.Bare),
            };
        }

        yield return new(
            "0 bytes allocated per call", $"{results.Sum(cell => cell.AllocatedBytes):#,0} bytes in {results.Sum(cell => cell.Calls):#,0} calls of {results.Count} cells",
            results.Count == 0 ? null : results.All(cell => cell.AllocatedBytes == 0));
        CellResult? deepest = results.MaxBy(cell => cell.StackBytes);
        yield return new(
            $"at most {LargestStack / 1024} KB of stack in a call", deepest is null ? "" : $"{deepest.StackBytes:#,0} bytes ({deepest.Network} {deepest.Cell})",
            deepest is null ? null : deepest.StackBytes <= LargestStack);
    }

    private static Bar Peers(IReadOnlyList<CellResult> results, Judge judge)
    {
        CellResult[] judged = [.. results.Where(cell => judge.Best(cell) is not null)];
        CellResult[] lost = [.. judged.Where(cell => judge.Of(cell) == Verdict.Lost)];
        string figure = $"{judged.Count(cell => judge.Of(cell) == Verdict.Won)} won, {judged.Count(cell => judge.Of(cell) == Verdict.Bound)} bound, {lost.Length} lost";
        if (results.Count(cell => judge.Of(cell) == Verdict.NoValidPeer) is > 0 and int open)
            figure += $", {open} without a valid peer";
        if (lost.MaxBy(cell => judge.Best(cell)!.Ratio) is { } worst)
            figure += $"; worst: {worst.Network} {worst.Cell}, {judge.Best(worst)!.Ratio:0.00} of {judge.Best(worst)!.Name}";
        return new(
            "every cell at least as fast as the fastest peer, or bound by the same bits or by the machine",
            figure, judged.Length == 0 ? null : judged.All(cell => judge.Of(cell) is Verdict.Won or Verdict.Bound));
    }

    private static Bar Stretch(IReadOnlyList<CellResult> results, Judge judge)
    {
        CellResult[] judged = [.. results.Where(cell => cell.Network[0] <= 'D' && cell.Cell.Samples > 1 && judge.Best(cell) is not null)];
        int met = judged.Count(cell => judge.Best(cell)!.Ratio <= 0.5);
        return new("stretch: half the time of the fastest peer in batches of A to D", $"{met} of {judged.Length} cells", judged.Length == 0 ? null : met == judged.Length);
    }

    private static Bar Peak(IReadOnlyList<CellResult> results, string network, Cell cell, double share) => Judge(
        results, network, cell, $"at least {share:P0} of the peak of multiply-adds", result => result.ShareOfPeak, value => value >= share, value => $"{value:P0}");

    private static Bar Judge(
        IReadOnlyList<CellResult> results, string network, Cell cell, string demand,
        Func<CellResult, double> figure, Func<double, bool> met, Func<double, string> text)
    {
        string bar = $"{network} {cell}: {demand}";
        CellResult? result = results.FirstOrDefault(result => result.Network == network && result.Cell == cell);
        return result is null ? new(bar, "not chosen", null) : new(bar, text(figure(result)), met(figure(result)));
    }
}
