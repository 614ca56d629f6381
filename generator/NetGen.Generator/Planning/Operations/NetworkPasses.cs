namespace NetGen.Generator.Planning.Operations;

/// <summary>
/// The passes of a network, each for the ways in which samples lie. Whatever a pass does, its sums have the orders of the network: a sample has the
/// bits of any other pass.
/// </summary>
internal sealed record NetworkPasses
{
    /// <summary>One sample forward.</summary>
    public Pass ForwardSample { get; private init; } = null!;

    /// <summary>Samples forward, as rows; null where each is a pass of its own.</summary>
    public Pass? ForwardRows { get; private init; }

    /// <summary>As many samples as fill whole vectors, with one in each lane; null where layers are too wide for it.</summary>
    public Pass? ForwardLanes { get; private init; }

    /// <summary>The class of one sample; null where the loss has none.</summary>
    public Pass? Classify { get; private init; }

    /// <summary>Samples one by one, as scalars, or a block of rows; with samples in lanes, one sample only. Null where the network is frozen.</summary>
    public Pass? Backward { get; private init; }

    /// <summary>Two samples and more, one in each lane; null where layers are too wide for it.</summary>
    public Pass? BackwardLanes { get; private init; }

    /// <summary>A step on one sample, in place; null where the network is frozen.</summary>
    public Pass? Step { get; private init; }

    /// <summary>All of them.</summary>
    public IEnumerable<(string Name, Pass Pass)> All =>
        new (string Name, Pass? Pass)[]
        {
            (nameof(ForwardSample), ForwardSample), (nameof(ForwardRows), ForwardRows), (nameof(ForwardLanes), ForwardLanes), (nameof(Classify), Classify),
            (nameof(Backward), Backward), (nameof(BackwardLanes), BackwardLanes), (nameof(Step), Step),
        }.Where(pass => pass.Pass is not null).Select(pass => (pass.Name, pass.Pass!));

    /// <param name="parts">What is decided about the network.</param>
    /// <param name="isUnrolled">Whether it is written out as scalars.</param>
    public static NetworkPasses Create(PassParts parts, bool isUnrolled)
    {
        var lanes = parts.SampleLanes is { } plan ? new SampleLanesPasses(parts, plan) : null;
        NetworkPasses passes = isUnrolled ? OfScalars(parts) : OfRows(parts);
        return passes with { ForwardLanes = lanes?.Forward(), BackwardLanes = parts.Model.IsFrozen ? null : lanes?.Backward() };
    }

    private static NetworkPasses OfScalars(PassParts parts)
    {
        var scalars = new ScalarPasses(parts);
        return new()
        {
            ForwardSample = scalars.Forward(),
            Classify = parts.Loss.OfLogits ? scalars.Classification() : null,
            Backward = parts.Model.IsFrozen ? null : scalars.Backward(),
            Step = parts.Model.IsFrozen ? null : scalars.Step(),
        };
    }

    private static NetworkPasses OfRows(PassParts parts)
    {
        BufferPlace place = parts.AlternatingOutputs.FitOnStack ? BufferPlace.Stack : BufferPlace.Workspace;
        var sample = new RowForwardPasses(parts, 1, place);
        return new()
        {
            ForwardSample = sample.Forward(),
            ForwardRows = new RowForwardPasses(parts, parts.Blocks.SamplesPerPass, BufferPlace.Workspace).Forward(),
            Classify = parts.Loss.OfLogits ? sample.Classification() : null,
            Backward = parts.Model.IsFrozen ? null : RowBackwardPasses.Backward(parts),
            Step = parts.Model.IsFrozen ? null : RowBackwardPasses.Step(parts),
        };
    }
}
