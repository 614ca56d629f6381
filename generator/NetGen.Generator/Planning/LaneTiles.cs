namespace NetGen.Generator.Planning;

/// <summary>Which sums are computed together with a sample in each lane: a few neurons by one or two vectors of samples.</summary>
/// <param name="Pairs">The tile for two vectors of samples, which share each weight that is read.</param>
/// <param name="Singles">The tile for one.</param>
internal sealed record LaneTiles(TileShape Pairs, TileShape Singles)
{
    /// <summary>The sums that a loop over the terms keeps in registers: eight hide the latency of the multiply-add.</summary>
    private const int SumsInRegisters = 8;

    /// <summary>The same for two vectors of samples: with what is read beside them, twelve sums fit in the 16 registers of AVX2.</summary>
    private const int SumsOfPairsInRegisters = 6;

    /// <summary>What a multiply-add takes before its sum can go on, in half cycles: a processor starts two multiply-adds, or two loads, in each cycle.</summary>
    private const int Latency = 8;

    /// <param name="neurons">The sums of a sample.</param>
    /// <param name="order">The order of each.</param>
    public static LaneTiles Of(int neurons, SumOrder order) => new(Of(neurons, order.Chains, 2, SumsOfPairsInRegisters), Of(neurons, order.Chains, 1, SumsInRegisters));

    /// <summary>
    /// The tile that takes the least time for all neurons. The last one repeats some, where they are no whole tiles, so that the largest is not
    /// always the best.
    /// </summary>
    private static TileShape Of(int neurons, int chains, int vectors, int registers)
    {
        int most = Math.Min(neurons, Math.Max(1, registers / chains));
        return new(Enumerable.Range(1, most).OrderBy(Time).ThenByDescending(rows => rows).First(), vectors);

        int Time(int rows) => (neurons + rows - 1) / rows * Math.Max(Math.Max(rows + vectors, rows * vectors), Latency / chains);
    }
}
