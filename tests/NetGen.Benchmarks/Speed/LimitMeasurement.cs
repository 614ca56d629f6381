namespace NetGen.Benchmarks.Speed;

/// <summary>The limits of one core: the peak of multiply-adds, and how fast it reads blocks that fit one cache and another.</summary>
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
        float sink = 0;
        ReadLoop[] loops = [.. s_blocks.Select(block => new ReadLoop(block.Bytes))];
        Standing standing = contest.Run(MachineLimits.Contestant, [.. loops.Select((loop, index) => new Contestant(s_blocks[index].Name, calls =>
        {
            double start = ThreadClock.Seconds;
            sink += loop.Run(calls);
            return ThreadClock.Seconds - start;
        }))]);

        List<(string, string)> limits = [("multiply-adds", $"{MachineLimits.MultiplyAddOperations / standing.Seconds / 1e9:0} GFLOP/s")];
        for (int index = 0; index < loops.Length; index++)
        {
            limits.Add(($"reading {s_blocks[index].Name}", $"{loops[index].Bytes / standing.Others[index].Seconds / 1e9:0} GB/s"));
            loops[index].Dispose();
        }

        return limits;
    }
}
