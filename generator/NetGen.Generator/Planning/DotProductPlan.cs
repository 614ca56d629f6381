namespace NetGen.Generator.Planning;

/// <summary>
/// A product of rows and the rows of a matrix, whose terms run across lanes: each sum is a dot product. Errors over the rows of W as they lie are
/// such products, and layers of few outputs over W transposed.
/// </summary>
/// <param name="Order">The order of each sum: a chain in each lane of 64 bytes.</param>
/// <param name="Tile">The sums computed together.</param>
/// <param name="NarrowTile">The same for vectors of less than 64 bytes.</param>
internal sealed record DotProductPlan(SumOrder Order, DotTileShape Tile, DotTileShape NarrowTile)
{
    /// <summary>The tile for a single sample.</summary>
    public DotTileShape RowTile => new(1, Tile.Rows);

    /// <param name="rows">The rows of the matrix.</param>
    /// <param name="element">The element type.</param>
    /// <param name="hasInitial">Whether each sum starts from a value.</param>
    public static DotProductPlan Create(int rows, ElementType element, bool hasInitial) =>
        new(SumOrder.OfTermsAcrossLanes(element.Lanes, hasInitial), DotTileShape.Widest(rows), DotTileShape.Narrow(rows));
}
