using System.Diagnostics;

namespace NetGen.Benchmarks.Speed;

/// <summary>Measures one cell: NetGen beside the machine's limits and the other engines.</summary>
internal sealed class CellMeasurement(Contest contest)
{
    /// <summary>The names under which the yardsticks take part.</summary>
    public const string Reads = "reads", SgdStep = "NetGen SGD";

    private static readonly VectorWidth s_width = VectorWidth.Widest;

    /// <summary>How long calls are watched for allocations.</summary>
    private const double AllocationSeconds = 0.02;

    /// <summary>Times everyone who supports the cell and computes the same.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="workload">The network and its data.</param>
    /// <param name="own">NetGen.</param>
    /// <param name="others">Those who support the cell, and how far they are from NetGen.</param>
    public CellResult Run(Cell cell, Workload workload, Engine own, IReadOnlyDictionary<Engine, PeerDeviation> others)
    {
        using var reads = new ReadLoop(Reads, cell.WorkingSet(workload.Network));
        List<Contestant> contestants = [s_width.MultiplyAdds.Contestant, reads.Loop.Contestant];
        if (cell.Work == Work.AdamStep)
            contestants.AddRange([s_width.Roots.Contestant, new(SgdStep, calls => own.Time(cell with { Work = Work.SgdStep }, calls))]);
        contestants.AddRange(others.Where(other => other.Value.IsSame).Select(other => new Contestant(other.Key.Name, calls => other.Key.Time(cell, calls))));

        (long allocated, long calls) = Allocated(cell, own);
        Standing standing = contest.Run(new Contestant(own.Name, count => own.Time(cell, count)), contestants);

        double operations = cell.Operations(workload.Network) * (double)cell.Samples;
        return new(
            workload.Name, cell, standing, Share(s_width.MultiplyAdds, operations), Share(reads.Loop, cell.Bytes(workload.Network)),
            Share(s_width.Roots, cell.Roots(workload.Network)), s_width.MultiplyAdds.Operations / standing.Against(s_width.MultiplyAdds.Name)!.Seconds,
            allocated, calls, StackUse.Of(() => own.Run(cell, TrainingSettings.Timed, 1)),
            [.. others.Where(other => !other.Value.IsSame).Select(other => other.Key.Name)]);

        // What a call cannot do without, in proportion to what the loop does in the call's time.
        double Share(LimitLoop loop, double needed) => standing.Against(loop.Name) is { } outcome ? needed / loop.Operations / outcome.Ratio : 0;
    }

    /// <summary>
    /// What NetGen allocates, counted before the others have run: a collection of their garbage in the background takes the thread's
    /// allocation buffer away and charges what was left of it, up to 8 KB, to the thread. (Without background collections,
    /// DOTNET_gcConcurrent=0, nothing is charged during the whole contest either.)
    /// </summary>
    private static (long Bytes, long Calls) Allocated(Cell cell, Engine own)
    {
        own.Time(cell, 1);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        int calls = 0;
        for (int count = 1; Stopwatch.GetElapsedTime(start).TotalSeconds < AllocationSeconds; count *= 2)
        {
            own.Time(cell, count);
            calls += count;
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before, calls);
    }
}
