namespace NetGen.Generator.Planning;

/// <summary>How a step in place updates the weights of a layer.</summary>
internal enum UpdateForm
{
    /// <summary>Rows of W are whole vectors: each is updated from its gradient in a register.</summary>
    WholeRows,

    /// <summary>The same, and each row is read once for its update and for the error of the layer before, its dot product with delta.</summary>
    WholeRowsWithErrors,

    /// <summary>
    /// Rows are no whole vectors: the gradients of some rows, side by side, make whole vectors but for the last. Row by row, each would end in a
    /// mask, and begin with a load that overlaps the store just before it.
    /// </summary>
    BlocksOfRows,
}
