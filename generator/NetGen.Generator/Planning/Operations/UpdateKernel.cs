namespace NetGen.Generator.Planning.Operations;

/// <summary>How the gradients of a step come to the weights; no bit depends on it.</summary>
internal abstract record UpdateKernel
{
    /// <summary>Each weight is a named number.</summary>
    /// <param name="InVectors">Whether four of them are a vector.</param>
    internal sealed record Scalars(bool InVectors) : UpdateKernel;

    /// <summary>Rows of W are whole vectors.</summary>
    /// <param name="Tile">The rows and vectors of a turn.</param>
    /// <param name="FetchesWeights">Whether the weights of the next turn are worth a hint to the caches.</param>
    internal sealed record WholeRows(TileShape Tile, bool FetchesWeights) : UpdateKernel;

    /// <summary>Some rows of gradients side by side.</summary>
    /// <param name="Rows">How many.</param>
    /// <param name="Gradients">Where they are.</param>
    /// <param name="InputLanesTile">Their tile, where inputs lie across lanes; otherwise null.</param>
    internal sealed record SideBySide(int Rows, OperandBuffer Gradients, TileShape? InputLanesTile) : UpdateKernel;
}
