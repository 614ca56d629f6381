namespace NetGen.Benchmarks.Speed;

/// <summary>What was measured in one cell of one network.</summary>
/// <param name="Network">The letter of the network.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Standing">NetGen against all others.</param>
/// <param name="ShareOfPeak">NetGen's multiply-adds in proportion to the core's, from neighbouring repetitions.</param>
/// <param name="ShareOfBandwidth">The bytes that a call has to read in proportion to what a read loop reads in its time, likewise.</param>
/// <param name="ShareOfRoots">The roots and divisions of a step of Adam in proportion to the core's, likewise; otherwise 0.</param>
/// <param name="Peak">The operations per second of the multiply-add loop.</param>
/// <param name="AllocatedBytes">What NetGen allocated in the calls that were watched for it.</param>
/// <param name="Calls">How many calls those were.</param>
/// <param name="StackBytes">The stack that one call takes.</param>
/// <param name="Refused">The engines that would have taken part, but compute something else.</param>
internal sealed record CellResult(
    string Network, Cell Cell, Standing Standing, double ShareOfPeak, double ShareOfBandwidth, double ShareOfRoots, double Peak, long AllocatedBytes, long Calls,
    int StackBytes, IReadOnlyList<string> Refused)
{
    /// <summary>NetGen's nanoseconds per sample.</summary>
    public double Nanoseconds => Standing.Seconds / Cell.Samples * 1e9;

    /// <summary>The share of what the machine allows: the tightest of its limits counts.</summary>
    public (double Share, string Limit) OfLimit => new[] { (ShareOfPeak, "FMA"), (ShareOfBandwidth, "read"), (ShareOfRoots, "root") }.Max();
}
