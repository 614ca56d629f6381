namespace NetGen.Benchmarks.Speed.Against;

/// <summary>Times every cell of this build beside the same cell of an older one, in one process and in turn.</summary>
/// <param name="contest">How two copies are timed.</param>
/// <param name="copies">How often each build is loaded.</param>
/// <param name="report">Where it is printed.</param>
internal sealed class AgainstMeasurement(Contest contest, int copies, AgainstReport report)
{
    /// <summary>Compares what both compute and, where that is the same, times both; returns whether nothing has become worse.</summary>
    /// <param name="path">The older build.</param>
    /// <param name="networks">The letters of the networks; none for all.</param>
    public bool Run(string path, IReadOnlyList<string> networks)
    {
        (Build New, Build Old)[] builds = [.. Enumerable.Range(0, copies).Select(_ => (new Build(Build.Own), new Build(path)))];
        report.Head(builds[0].New.Library, builds[0].Old.Library);
        Workload[] workloads = [.. NetworkList.Chosen(networks).Select(chosen => chosen.Workload)];
        string[] differences = [.. workloads.SelectMany(workload => BitCheck.Differences(workload, builds[0].New.Open(workload.Name), builds[0].Old.Open(workload.Name)))];
        if (differences.Length > 0)
        {
            report.Differences(differences);
            return false;
        }

        foreach (Workload workload in workloads)
            Measure(workload, builds);
        report.Conclusion();
        return !report.Slower.Any();
    }

    private void Measure(Workload workload, (Build New, Build Old)[] builds)
    {
        (Engine New, Engine Old)[] engines = [.. builds.Select((build, copy) => Open(workload, build.New, build.Old, IsOldFirst(copy)))];
        foreach (Cell cell in Cell.All)
            report.Cell(new(workload.Name, cell, [.. engines.Select((engine, copy) => CopyTimes.Of(contest, cell, engine.New, engine.Old, IsOldFirst(copy)))]));
        report.Network(workload);
    }

    private static (Engine New, Engine Old) Open(Workload workload, Build newer, Build older, bool oldFirst)
    {
        if (!oldFirst)
            return (newer.Open(workload.Name), older.Open(workload.Name));
        Engine old = older.Open(workload.Name);
        return (newer.Open(workload.Name), old);
    }

    /// <summary>Who comes first alternates from copy to copy, lest one of the two always lies behind the other in memory.</summary>
    private static bool IsOldFirst(int copy) => copy % 2 != 0;
}
