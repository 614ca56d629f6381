namespace NetGen.Benchmarks.Speed;

/// <summary>
/// The limits of one core: the peak of multiply-adds, and of roots and divisions, in vectors of each width; how large the caches are, and how
/// fast blocks are read that fit one and another. Of each loop the best of its turns counts.
/// </summary>
internal static class LimitMeasurement
{
    private const int Kibi = 1024, Mebi = 1024 * Kibi;

    // From the first-level cache to memory; 400 KB and 2.7 MB are the weights of E and F.
    private static readonly (string Name, int Bytes)[] s_blocks =
    [
        ("16 KB", 16 * Kibi),
        ("256 KB", 256 * Kibi),
        ("400 KB", 400 * Kibi),
        ("1.5 MB", 1536 * Kibi),
        ("2.7 MB", 2765 * Kibi),
        ("32 MB", 32 * Mebi),
    ];

    /// <summary>Each limit with its value.</summary>
    public static IReadOnlyList<(string Limit, string Value)> Run(Contest contest)
    {
        ReadLoop[] reads = [.. s_blocks.Select(block => new ReadLoop(block.Name, block.Bytes))];
        LimitLoop[] loops = [.. VectorWidth.All.SelectMany(width => new[] { width.MultiplyAdds, width.Roots }), .. reads.Select(read => read.Loop)];
        IReadOnlyList<double> seconds = contest.Best([.. loops.Select(loop => loop.Contestant)]);
        double[] rates = [.. loops.Select((loop, index) => loop.Operations / seconds[index] / 1e9)];

        var limits = new List<(string, string)>();
        for (int index = 0; index < VectorWidth.All.Count; index++)
        {
            string width = $"{VectorWidth.All[index].Bits} bits{(index == 0 ? ", which NetGen runs in" : "")}";
            limits.Add(($"multiply-adds, vectors of {width}", $"{rates[2 * index]:0} GFLOP/s"));
            limits.Add(($"roots with divisions, vectors of {width}", $"{rates[2 * index + 1]:0.0} G/s"));
        }

        limits.AddRange(CacheSizes.Find().Select(cache => ($"cache {cache.Name}, as the system says", cache.Size)));
        limits.AddRange(reads.Select((read, index) => ($"reading {read.Loop.Name}", $"{rates[2 * VectorWidth.All.Count + index]:0} GB/s")));
        foreach (ReadLoop read in reads)
            read.Dispose();
        return limits;
    }
}
