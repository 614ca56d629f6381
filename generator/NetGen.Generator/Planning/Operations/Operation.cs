namespace NetGen.Generator.Planning.Operations;

/// <summary>A step of a pass. It names what it reads and writes; whoever writes it as text, or computes it, needs nothing else.</summary>
internal abstract record Operation
{
    /// <summary>The layer it belongs to, counted from 1; 0 for none. For a reader of the text: no result depends on it.</summary>
    public int Layer { get; init; }

    public OperationPhase Phase { get; init; } = OperationPhase.Samples;

    public OperationCondition Condition { get; init; }
}
