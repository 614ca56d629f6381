namespace NetGen.Generator.Planning;

/// <summary>How a step on one sample updates the weights of a layer in place.</summary>
/// <param name="Form">The form.</param>
/// <param name="Tile">The rows and vectors that are updated in one turn of a loop, where rows are whole vectors.</param>
/// <param name="RowsPerBlock">The rows whose gradients lie side by side, where rows are no whole vectors.</param>
internal sealed record UpdatePlan(UpdateForm Form, TileShape Tile, int RowsPerBlock)
{
    /// <summary>
    /// Four updates share what they read; the formula of an optimiser takes dozens of the some 300 calls that the JIT inlines in one method, so that
    /// eight would no longer fit.
    /// </summary>
    private const int RowsPerTile = 2;

    private const int MostVectors = 2;

    /// <summary>The rows of W that are summed together: four chains of vectors hide the latency of the multiply-add.</summary>
    private const int RowsWithErrors = 4;

    /// <summary>A block of rows of W: whole tiles of the gradients, and 8 KB of them at most, in <c>float</c>.</summary>
    private const int RowsPerNarrowBlock = 64;

    private const int MostNarrowOutputs = 32;

    /// <summary>A block of longer rows: one tile.</summary>
    private const int RowsPerWideBlock = 8;

    /// <param name="inputs">The inputs of the layer, one for each row of W.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="vectors">The vectors of a panel of outputs.</param>
    /// <param name="hasWholeRows">Whether rows are whole vectors.</param>
    /// <param name="propagates">Whether the errors of the layer before are dot products with these rows.</param>
    public static UpdatePlan Create(int inputs, int outputs, int vectors, bool hasWholeRows, bool propagates)
    {
        UpdateForm form = !hasWholeRows ? UpdateForm.BlocksOfRows : propagates ? UpdateForm.WholeRowsWithErrors : UpdateForm.WholeRows;
        TileShape tile = form == UpdateForm.WholeRowsWithErrors ? new(RowsWithErrors, 1) : new(RowsPerTile, vectors % MostVectors == 0 ? MostVectors : 1);
        return new(form, tile, Math.Min(inputs, outputs <= MostNarrowOutputs ? RowsPerNarrowBlock : RowsPerWideBlock));
    }
}
