namespace NetGen.Generator.Planning;

/// <summary>The orders of the sums over the outputs of one sample. A batch with a sample in each lane adds in the order of the kernels over one sample.</summary>
internal sealed record OutputSums
{
    /// <summary>sum exp(z - largest), what softmax divides by. Exponentials are never -0, so that it is all one whether their sum starts from 0.</summary>
    public SumOrder Exponentials { get; private init; } = null!;

    /// <summary>The loss of a sample.</summary>
    public SumOrder Losses { get; private init; } = null!;

    /// <summary>sum y, the mass of the targets: 1 for a distribution.</summary>
    public SumOrder Targets { get; private init; } = null!;

    /// <summary>sum g a, the projection that the derivative of softmax subtracts.</summary>
    public SumOrder Projection { get; private init; } = null!;

    /// <summary>sum g, the total that the derivative of log softmax multiplies.</summary>
    public SumOrder Gradients { get; private init; } = null!;

    /// <param name="isUnrolled">Whether the network is written out as scalars.</param>
    /// <param name="lanes">The elements of the widest vector.</param>
    public static OutputSums Create(bool isUnrolled, int lanes)
    {
        SumOrder order = isUnrolled ? SumOrder.OverOutputsOfScalars : SumOrder.OverOutputsInLanes(lanes);
        return new()
        {
            Exponentials = order with { Start = SumStart.FirstTerm },
            Losses = isUnrolled ? SumOrder.OverLossesOfScalars : order,
            Targets = order,
            Projection = order,
            Gradients = order,
        };
    }
}
