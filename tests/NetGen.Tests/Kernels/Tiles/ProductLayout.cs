namespace NetGen.Tests.Kernels.Tiles;

/// <summary>How the operands of a product lie, and where a tile goes on.</summary>
internal enum ProductLayout
{
    /// <summary>Rows as they are multiplied; a call goes from rows to rows: the samples of a batch.</summary>
    Rows,

    /// <summary>Rows are columns of the left operand; a call goes from panel to panel: gradients.</summary>
    Gradient,

    /// <summary>Rows as they are multiplied; a call goes from panel to panel: one sample.</summary>
    Panels,
}
