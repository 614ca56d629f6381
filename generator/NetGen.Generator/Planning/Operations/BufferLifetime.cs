namespace NetGen.Generator.Planning.Operations;

/// <summary>How long the numbers of a buffer are kept.</summary>
internal enum BufferLifetime
{
    /// <summary>From one operation to the next that reads them; then others may take their place.</summary>
    Operation,

    /// <summary>Until a block of samples is done.</summary>
    Block,

    /// <summary>Through all blocks of a batch.</summary>
    Batch,

    /// <summary>Longer than the call: the caller's memory, and the parameters.</summary>
    Call,
}
