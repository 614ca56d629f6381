namespace NetGen.Generator.Planning.Operations;

/// <summary>How the numbers of a buffer lie.</summary>
internal enum BufferLayout
{
    /// <summary>Each has a name of its own: a network that is written out as scalars.</summary>
    Scalars,

    /// <summary>A row for each sample, a column for each neuron.</summary>
    Rows,

    /// <summary>A row for each neuron, a column for each sample: one in each lane.</summary>
    SampleLanes,

    /// <summary>A matrix or a row of parameters, or of what belongs to them, row-major.</summary>
    Packed,

    /// <summary>A row for each parameter, a column for each chain of its sum.</summary>
    Chains,
}
