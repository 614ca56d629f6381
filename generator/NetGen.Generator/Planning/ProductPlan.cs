namespace NetGen.Generator.Planning;

/// <summary>
/// A product of rows and a row-major matrix whose columns run across lanes: row[terms] * matrix[terms][columns].
/// </summary>
/// <param name="Terms">The number of products in each sum.</param>
/// <param name="Columns">The number of sums of one row.</param>
/// <param name="Vectors">The vectors of columns computed together: a panel.</param>
/// <param name="Chains">
/// The independent sums that each sum is split into: chain c takes the terms c, c + Chains, c + 2 Chains, ...; a binary tree
/// joins them. The split hides the latency of the multiply-add where a panel alone has too few independent sums.
/// </param>
/// <param name="Rows">The rows computed together where there are as many.</param>
/// <param name="Stride">The columns rounded up to whole panels of the widest vectors: the distance of two rows of results.</param>
internal sealed record ProductPlan(int Terms, int Columns, int Vectors, int Chains, int Rows, int Stride)
{
    /// <summary>Eight chains of a multiply-add of four cycles latency keep both units of a core busy.</summary>
    private const int IndependentSums = 8;

    /// <summary>Below this many terms a chain does not pay for joining it.</summary>
    private const int TermsPerChain = 16;

    /// <summary>The accumulators of a tile: with the operands beside them they fit in the 32 registers of AVX-512.</summary>
    private const int Accumulators = 24;

    private const int LargestTileRows = 8;

    /// <summary>The same for narrower vectors, of which a processor has 16 registers: as many as hide the latency of the multiply-add, and their operands.</summary>
    private const int NarrowAccumulators = 8;

    private const int NarrowVectors = 4;

    /// <summary>
    /// Up to so many elements of the matrix: a larger one comes from beyond the second-level cache for every few rows, and a tile that
    /// spills registers but reads it less often is faster (784-512-512-10 with AVX2: 25 instead of 33 microseconds).
    /// </summary>
    private const int LargestNarrowMatrix = 1 << 17;

    /// <summary>
    /// The tile for vectors of less than 64 bytes, which fits in 16 registers. Only how many sums are computed together differs; each sum
    /// has the same chains.
    /// </summary>
    public ProductPlan Narrow
    {
        get
        {
            if ((long)Terms * Columns > LargestNarrowMatrix)
                return this;
            int vectors = NarrowVectors;
            while (vectors > 1 && (vectors * Chains > NarrowAccumulators || Vectors * 2 % vectors != 0))
                vectors /= 2;
            return this with { Vectors = vectors, Rows = Math.Max(1, NarrowAccumulators / (vectors * Chains)) };
        }
    }

    /// <param name="terms">The number of products in each sum.</param>
    /// <param name="columns">The number of sums of one row.</param>
    /// <param name="lanes">The elements of 64 bytes, the widest vector.</param>
    public static ProductPlan Create(int terms, int columns, int lanes)
    {
        int vectors = DivideRoundingUp(columns, lanes);
        int panels = DivideRoundingUp(vectors, IndependentSums);
        int panelVectors = DivideRoundingUp(vectors, panels);

        int chains = 1;
        while (chains * 2 * panelVectors <= IndependentSums && terms >= chains * 2 * TermsPerChain)
            chains *= 2;

        int rows = Math.Max(1, Math.Min(LargestTileRows, Accumulators / (panelVectors * chains)));
        return new(terms, columns, panelVectors, chains, rows, panels * panelVectors * lanes);
    }

    private static int DivideRoundingUp(int value, int divisor) => (value + divisor - 1) / divisor;
}
