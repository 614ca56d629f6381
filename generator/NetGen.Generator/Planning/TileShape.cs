namespace NetGen.Generator.Planning;

/// <summary>The sums that a kernel keeps in registers: some rows by some vectors of columns.</summary>
/// <param name="Rows">The rows: samples, or inputs where gradients are summed over samples.</param>
/// <param name="Vectors">The vectors of columns; a panel of columns holds a whole number of them.</param>
internal readonly record struct TileShape(int Rows, int Vectors)
{
    /// <summary>
    /// The accumulators of vectors of 64 bytes, of which a processor has 32 registers: enough to hide the latency of the multiply-add twice;
    /// more rows would leave more of a batch over.
    /// </summary>
    private const int Accumulators = 16;

    private const int MostRows = 8;

    /// <summary>The same for narrower vectors, of which a processor has 16 registers.</summary>
    private const int NarrowAccumulators = 8;

    private const int NarrowVectors = 4;

    /// <summary>
    /// The tile with the fewest reads for a multiply-add: each step reads a vector for every vector of columns and a number for every row.
    /// </summary>
    /// <param name="panelVectors">The vectors of a panel of columns.</param>
    /// <param name="chains">The independent sums that each sum is split into.</param>
    public static TileShape Widest(int panelVectors, int chains)
    {
        TileShape best = OfVectors(panelVectors);
        for (int vectors = 1; vectors < panelVectors; vectors++)
        {
            TileShape tile = OfVectors(vectors);
            if (panelVectors % vectors == 0 && tile.Products * best.Reads > best.Products * tile.Reads)
                best = tile;
        }

        return best;

        TileShape OfVectors(int vectors) => new(Math.Max(1, Math.Min(MostRows, Accumulators / (vectors * chains))), vectors);
    }

    /// <summary>The tile for vectors of less than 64 bytes. Only how many sums are computed together differs; each sum has the same chains.</summary>
    /// <param name="panelVectors">The vectors of a panel of columns, were they of 64 bytes.</param>
    /// <param name="chains">The independent sums that each sum is split into.</param>
    public static TileShape Narrow(int panelVectors, int chains)
    {
        int vectors = NarrowVectors;
        while (vectors > 1 && (vectors * chains > NarrowAccumulators || panelVectors * 2 % vectors != 0))
            vectors /= 2;
        return new(Math.Max(1, NarrowAccumulators / (vectors * chains)), vectors);
    }

    private int Products => Rows * Vectors;

    private int Reads => Rows + Vectors;
}
