using System.Diagnostics;

namespace NetGen.Benchmarks.Speed;

/// <summary>Measures one cell: NetGen beside the machine's limits and the other engines.</summary>
internal sealed class CellMeasurement(Contest contest)
{
    /// <summary>The names under which the yardsticks take part.</summary>
    public const string Reads = "reads", SgdStep = "NetGen SGD";

    private int _sink;

    /// <summary>Times everyone who supports the cell.</summary>
    public CellResult Run(Cell cell, Workload workload, Engine own, IEnumerable<Engine> others)
    {
        using var reads = new ReadLoop(cell.WorkingSet(workload.Network));
        List<Contestant> contestants = [MachineLimits.Contestant, new(Reads, calls => Time(reads, calls))];
        if (cell.Work == Work.AdamStep)
            contestants.Add(new(SgdStep, calls => own.Time(cell with { Work = Work.SgdStep }, calls)));
        contestants.AddRange(others.Where(other => other.Supports(cell)).Select(other => new Contestant(other.Name, calls => other.Time(cell, calls))));

        // A collection that is still under way would charge its own bookkeeping to whoever is running.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        own.Time(cell, 1);
        long allocated = 0, count = 0;
        var subject = new Contestant(own.Name, calls =>
        {
            count += calls;
            long before = GC.GetAllocatedBytesForCurrentThread();
            double seconds = own.Time(cell, calls);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            return seconds;
        });
        Standing standing = contest.Run(subject, contestants);

        Outcome peak = standing.Against(MachineLimits.Contestant.Name)!;
        double operations = cell.Operations(workload.Network) * (double)cell.Samples;
        double passes = cell.Bytes(workload.Network) / (double)reads.Bytes;
        return new(
            workload.Name, cell, standing, operations / MachineLimits.MultiplyAddOperations / peak.Ratio, passes / standing.Against(Reads)!.Ratio,
            MachineLimits.MultiplyAddOperations / peak.Seconds,
            allocated, count, StackUse.Of(() => own.Run(cell, TrainingSettings.Timed, 1)));
    }

    private double Time(ReadLoop reads, int passes)
    {
        long start = Stopwatch.GetTimestamp();
        _sink += reads.Run(passes);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
