namespace NetGen.Generator.Planning.Operations;

/// <summary>How the gradients of a layer's weights are shared out to registers; no bit depends on it.</summary>
internal abstract record GradientKernel
{
    /// <summary>Each is a named scalar.</summary>
    /// <param name="InVectors">Whether four of them are a vector.</param>
    internal sealed record Scalars(bool InVectors) : GradientKernel;

    /// <summary>Outputs across lanes.</summary>
    /// <param name="Tile">Inputs by vectors of outputs.</param>
    /// <param name="RestTile">The tile of the inputs that are left; null where none are.</param>
    /// <param name="HasWholeRows">Whether a row of W is whole vectors.</param>
    /// <param name="FetchesResults">Whether the gradients of the next tile are worth a hint to the caches.</param>
    internal sealed record Tiles(TileByWidth Tile, TileByWidth? RestTile, bool HasWholeRows, bool FetchesResults) : GradientKernel;

    /// <summary>Inputs across lanes.</summary>
    /// <param name="Tile">All outputs by vectors of inputs.</param>
    /// <param name="InputsPerTile">The inputs of a tile; threads get whole ones.</param>
    internal sealed record InputLanes(TileShape Tile, int InputsPerTile) : GradientKernel;

    /// <summary>A sample in each lane.</summary>
    /// <param name="Shapes">The tiles.</param>
    internal sealed record SampleLanes(LaneGradientTiles Shapes) : GradientKernel;
}
