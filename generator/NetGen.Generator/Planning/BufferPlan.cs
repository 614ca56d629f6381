namespace NetGen.Generator.Planning;

/// <summary>Where rows of numbers lie in a workspace.</summary>
/// <param name="Offset">The place of the first number, in elements.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Stride">The distance of two rows, in elements.</param>
internal readonly record struct BufferPlan(int Offset, int Rows, int Stride)
{
    /// <summary>The place behind the last row.</summary>
    public int End => Offset + Rows * Stride;
}
