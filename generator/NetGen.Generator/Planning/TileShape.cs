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

    /// <summary>
    /// The same for narrower vectors, of which a processor has 16 registers: with two vectors of the matrix and a number of the rows, twelve
    /// accumulators fill them, and no tile of as many reads less.
    /// </summary>
    private const int NarrowRows = 6;

    private const int NarrowVectors = 2;

    /// <summary>What a single row of narrower vectors has in registers: it reads a vector of the matrix for each.</summary>
    private const int NarrowRowAccumulators = 8;

    /// <summary>Side by side: eight vectors of a row of the matrix took a tenth longer than twice four.</summary>
    private const int NarrowRowVectors = 4;

    /// <summary>
    /// The tile with the most sums and, of those that do not read more often than they multiply, with the most rows: a vector of the matrix comes from
    /// the second-level cache for each vector of columns, while the numbers of the rows stay in the first.
    /// </summary>
    /// <param name="panelVectors">The vectors of a panel of columns.</param>
    /// <param name="chains">The independent sums that each sum is split into.</param>
    public static TileShape Widest(int panelVectors, int chains)
    {
        return Enumerable.Range(1, panelVectors).Where(vectors => panelVectors % vectors == 0).Select(OfVectors)
            .OrderByDescending(tile => tile.Sums).ThenBy(tile => tile.Reads > tile.Sums).ThenByDescending(tile => tile.Rows).First();

        TileShape OfVectors(int vectors) => new(Math.Max(1, Math.Min(MostRows, Accumulators / (vectors * chains))), vectors);
    }

    /// <summary>The tile for vectors of less than 64 bytes. Only how many sums are computed together differs; each sum has the same chains.</summary>
    public static TileShape Narrow { get; } = new(NarrowRows, NarrowVectors);

    /// <summary>The same for a single row.</summary>
    /// <param name="panelVectors">The vectors of a panel of columns, were they of 64 bytes.</param>
    /// <param name="chains">The independent sums that each sum is split into.</param>
    public static TileShape NarrowRow(int panelVectors, int chains)
    {
        int vectors = Math.Min(NarrowRowVectors, NarrowRowAccumulators / chains);
        while (vectors > 1 && panelVectors * 2 % vectors != 0)
            vectors /= 2;
        return new(1, Math.Max(1, vectors));
    }

    private int Sums => Rows * Vectors;

    private int Reads => Rows + Vectors;
}
