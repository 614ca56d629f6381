namespace NetGen.Generator.Planning.Operations;

/// <summary>A pass of a network over some samples: what is done, one after the other.</summary>
/// <param name="Layout">How samples lie: as named scalars, as rows, or one in each lane.</param>
/// <param name="Samples">The samples of a block; the buffers of a pass have room for so many.</param>
/// <param name="Operations">The operations.</param>
internal sealed record Pass(BufferLayout Layout, int Samples, IReadOnlyList<Operation> Operations)
{
    /// <summary>What comes before the loss.</summary>
    public IEnumerable<Operation> ForwardHalf => Operations.TakeWhile(operation => operation is not LossAndError);

    /// <summary>The loss, and what comes after it.</summary>
    public IEnumerable<Operation> BackwardHalf => Operations.SkipWhile(operation => operation is not LossAndError);
}
