namespace NetGen.Generator.Planning.Operations;

/// <summary>How the sums of a product are shared out to registers; no bit depends on it.</summary>
internal abstract record ProductKernel
{
    /// <summary>Each sum is a named scalar.</summary>
    /// <param name="InVectors">Whether four of them are a vector.</param>
    internal sealed record Scalars(bool InVectors) : ProductKernel;

    /// <summary>Columns across lanes, many rows.</summary>
    /// <param name="Tile">The rows and vectors of a tile.</param>
    /// <param name="RestTile">The tile of a row that is left; null where it reads the matrix from its start to its end.</param>
    /// <param name="TermsPerBlock">The terms that all tiles take before they go on; null for all.</param>
    /// <param name="FetchesRows">Whether the rows of the next tile are worth a hint to the caches.</param>
    internal sealed record Tiles(TileByWidth Tile, TileByWidth? RestTile, int? TermsPerBlock, bool FetchesRows) : ProductKernel;

    /// <summary>Columns across lanes, a single row.</summary>
    /// <param name="Tile">Its tile.</param>
    internal sealed record Row(TileByWidth Tile) : ProductKernel;

    /// <summary>The same as a part of the kernel of the whole network, a vector of columns at a time.</summary>
    /// <param name="Tile">The tile of a vector.</param>
    /// <param name="InShortVectors">Whether the vectors have 16 bytes, whatever the hardware has.</param>
    internal sealed record PartOfRow(TileShape Tile, bool InShortVectors) : ProductKernel;

    /// <summary>A single row whose sums are in memory while the matrix is read from its start to its end.</summary>
    internal sealed record Stream : ProductKernel;

    /// <summary>Terms across lanes: dot products.</summary>
    /// <param name="Tile">The sums of a tile.</param>
    /// <param name="NarrowTile">The same for vectors of less than 64 bytes.</param>
    /// <param name="RestTile">The tile of a row that is left.</param>
    internal sealed record Dots(DotTileShape Tile, DotTileShape NarrowTile, DotTileShape RestTile) : ProductKernel;

    /// <summary>A sample in each lane.</summary>
    /// <param name="Shapes">The sums that are computed together.</param>
    internal sealed record SampleLanes(LaneTiles Shapes) : ProductKernel;

    /// <summary>Dot products of rows that an update reads: it writes both.</summary>
    internal sealed record PartOfUpdate : ProductKernel;
}
