namespace NetGen.Generator.Planning.Operations;

/// <summary>When an operation of a pass is done. Threads of a team share the samples of one phase, and the inputs of layers of another.</summary>
internal enum OperationPhase
{
    /// <summary>Once, before the first block of samples.</summary>
    BeforeBatch,

    /// <summary>For the samples of a block, as many together as a kernel takes.</summary>
    Samples,

    /// <summary>For a block, after all of its samples.</summary>
    Block,

    /// <summary>Once, after the last block.</summary>
    AfterBatch,
}
