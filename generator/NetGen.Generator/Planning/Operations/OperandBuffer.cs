namespace NetGen.Generator.Planning.Operations;

/// <summary>Numbers that operations read or write: rows and columns of one element type, with their place in memory.</summary>
/// <param name="Name">The name in formulas, a1 or delta2; one buffer of a pass has it.</param>
/// <param name="Element">What the numbers are.</param>
/// <param name="Layout">How they lie.</param>
/// <param name="Place">The memory that holds them.</param>
/// <param name="Lifetime">How long they are kept.</param>
/// <param name="Offset">The place of the first number in that memory, in elements.</param>
/// <param name="Rows">The rows: samples, neurons where a sample is in each lane, or the rows of a matrix.</param>
/// <param name="Columns">The numbers of a row.</param>
/// <param name="Stride">The distance of two rows, in elements.</param>
internal sealed record OperandBuffer(
    string Name,
    ElementType Element,
    BufferLayout Layout,
    BufferPlace Place,
    BufferLifetime Lifetime,
    int Offset,
    int Rows,
    int Columns,
    int Stride)
{
    /// <summary>The parameters that a kernel copies here, transposed, each time it is called; null for any other buffer.</summary>
    public OperandBuffer? CopyOf { get; init; }
}
