namespace NetGen.Benchmarks.Speed.Against;

/// <summary>A cell of a network in a new and in an old build.</summary>
/// <param name="Network">The letter of the network.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Copies">What each pair of copies took.</param>
internal sealed record Comparison(string Network, Cell Cell, IReadOnlyList<CopyTimes> Copies)
{
    /// <summary>How much slower a cell may become.</summary>
    public const double Allowed = 1.03;

    /// <summary>The new build's time divided by the old one's.</summary>
    /// <remarks>
    /// The copies are the sample, not the slices: where code and data happen to lie in memory stays the same for all slices of a copy, and
    /// makes the same code some per cent faster or slower.
    /// </remarks>
    public MedianInterval Ratio { get; } = MedianInterval.Of(Copies.Select(copy => copy.Ratio));

    /// <summary>Whether the cell has become slower, and no chance explains it.</summary>
    public bool IsSlower => Ratio.Low > Allowed;

    /// <summary>The new build's nanoseconds per sample.</summary>
    public double NewNanoseconds => Nanoseconds(copy => copy.New);

    /// <summary>The old build's.</summary>
    public double OldNanoseconds => Nanoseconds(copy => copy.Old);

    private double Nanoseconds(Func<CopyTimes, double> seconds) => MedianInterval.Of(Copies.Select(seconds)).Median / Cell.Samples * 1e9;
}
