namespace NetGen.Generator.Planning;

/// <summary>
/// A product of rows and a row-major matrix whose columns run across lanes: row[terms] * matrix[terms][columns].
/// </summary>
/// <param name="Terms">The number of products in each sum.</param>
/// <param name="Columns">The number of sums of one row.</param>
/// <param name="Vectors">The vectors of columns computed together for one row: a panel.</param>
/// <param name="Order">The order of each sum.</param>
/// <param name="TermsPerBlock">The terms that all tiles take before they go on to the next: all, or as many as leave a panel in the cache.</param>
/// <param name="StreamsRow">Whether a single row reads the matrix from its start to its end, its sums in memory, because the matrix is in no near cache.</param>
/// <param name="FetchesRows">Whether rows come from so far that those of the next tile are worth a hint to the caches.</param>
/// <param name="Stride">The columns rounded up to whole panels of the widest vectors: the distance of two rows of results.</param>
internal sealed record ProductPlan(int Terms, int Columns, int Vectors, SumOrder Order, int TermsPerBlock, bool StreamsRow, bool FetchesRows, int Stride)
{
    /// <summary>What the matrix may take that a single row reads panel by panel: half of a second-level cache of a megabyte.</summary>
    private const int RowBytes = 1 << 19;

    /// <summary>
    /// What the terms of a block may take. Of a megabyte of second-level cache the columns of a tile find only a part, because rows lie as far apart as
    /// the matrix is wide; up to here blocks gain nothing, beyond a half and more.
    /// </summary>
    private const int BlockBytes = 1 << 21;

    private const int PageBytes = 1 << 12;

    /// <summary>The rows and vectors computed together where there are as many rows.</summary>
    public TileShape Tile => TileShape.Widest(Vectors, Order.Chains);

    /// <summary>The same for a single row.</summary>
    public TileShape RowTile => new(1, Vectors);

    /// <summary>The same for a single row and narrower vectors.</summary>
    public TileShape NarrowRowTile => TileShape.NarrowRow(Vectors, Order.Chains);

    /// <summary>Whether rows of results are whole panels, without padding.</summary>
    public bool HasWholeRows => Columns == Stride;

    /// <summary>Whether sums are put aside and taken up again, block of terms by block.</summary>
    public bool IsInBlocks => TermsPerBlock < Terms;

    /// <param name="terms">The number of products in each sum.</param>
    /// <param name="columns">The number of sums of one row.</param>
    /// <param name="element">The element type.</param>
    /// <param name="hasInitial">Whether the sums start from a row of values.</param>
    /// <param name="hasFarRows">Whether rows come from a farther cache.</param>
    public static ProductPlan Create(int terms, int columns, ElementType element, bool hasInitial, bool hasFarRows)
    {
        int vectors = DivideRoundingUp(columns, element.Lanes);
        int panels = DivideRoundingUp(vectors, SumOrder.IndependentSums);
        int panelVectors = DivideRoundingUp(vectors, panels);
        var order = SumOrder.OfSumsAcrossLanes(terms, panelVectors, hasInitial);
        long bytes = PlaceOf(terms, columns, element.Bytes);
        int termsPerBlock = order.Chains > 1 ? terms : (int)DivideRoundingUp(terms, (int)DivideRoundingUp(bytes, BlockBytes));
        return new(terms, columns, panelVectors, order, termsPerBlock, order.Chains == 1 && bytes > RowBytes, hasFarRows, panels * panelVectors * element.Lanes);
    }

    /// <summary>
    /// Rows of a wide matrix lie so far apart that a panel finds place in a part of a cache only, as large a part as the panel is of a row;
    /// beyond a page, places are as good as random.
    /// </summary>
    private static long PlaceOf(int terms, int columns, int elementBytes) => (long)terms * Math.Min(columns * elementBytes, PageBytes);

    private static int DivideRoundingUp(int value, int divisor) => (int)DivideRoundingUp((long)value, divisor);

    private static long DivideRoundingUp(long value, int divisor) => (value + divisor - 1) / divisor;
}
