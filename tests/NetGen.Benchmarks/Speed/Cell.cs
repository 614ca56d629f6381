namespace NetGen.Benchmarks.Speed;

/// <summary>What a call does to its samples.</summary>
internal enum Work
{
    /// <summary>Outputs from inputs.</summary>
    Forward,

    /// <summary>Forward, backward, and W -= learningRate * gradient.</summary>
    SgdStep,

    /// <summary>Forward, backward, and the update of Adam.</summary>
    AdamStep,
}

/// <summary>One cell of the table: a kind of work on a number of samples.</summary>
/// <param name="Work">What a call does.</param>
/// <param name="Samples">The samples of one call.</param>
internal readonly record struct Cell(Work Work, int Samples)
{
    private static readonly int[] s_forwardSamples = [1, 64, 1024];
    private static readonly int[] s_trainingSamples = [1, 32, 256];

    /// <summary>All cells of a network, in the order of the table.</summary>
    public static IReadOnlyList<Cell> All { get; } =
    [
        .. s_forwardSamples.Select(samples => new Cell(Work.Forward, samples)),
        .. s_trainingSamples.Select(samples => new Cell(Work.SgdStep, samples)),
        .. s_trainingSamples.Select(samples => new Cell(Work.AdamStep, samples)),
    ];

    /// <summary>
    /// How many batches take turns, a power of two: so few that they stay in a cache, so many that no branch predictor learns the
    /// samples by heart.
    /// </summary>
    public int Batches => Samples switch
    {
        1 => 16,
        <= 64 => 4,
        <= 1024 => 2,
        _ => 1,
    };

    /// <summary>
    /// The floating-point operations of one sample, a multiply-add counting two; activations and updates are not counted. A
    /// training step counts 4 for each weight of the first layer, whose inputs need no gradients, and 6 for each of the others.
    /// </summary>
    public long Operations(NetworkDescription network) => Work == Work.Forward
        ? 2 * network.Cost.ForwardMultiplyAdds
        : 6 * network.Cost.ForwardMultiplyAdds - 2L * network.Sizes[0] * network.Sizes[1];

    /// <summary>
    /// The bytes that one call at least has to read, however large the batch: the parameters; in a training step twice, for the
    /// forward pass and for the update, and with Adam the two moments.
    /// </summary>
    public long Bytes(NetworkDescription network) => sizeof(float) * network.ParameterCount * Work switch
    {
        Work.Forward => 1L,
        Work.SgdStep => 2L,
        _ => 4L,
    };

    /// <summary>The roots, each with a division, that one call cannot do without: Adam's, one for each parameter.</summary>
    public long Roots(NetworkDescription network) => Work == Work.AdamStep ? network.ParameterCount : 0;

    /// <summary>The bytes that take turns in the caches while one sample is computed: the parameters, with Adam their moments, too.</summary>
    public long WorkingSet(NetworkDescription network) => sizeof(float) * network.ParameterCount * (Work == Work.AdamStep ? 3L : 1L);

    public override string ToString() => Work switch
    {
        Work.Forward => $"forward {Samples}",
        Work.SgdStep => $"SGD step {Samples}",
        _ => $"Adam step {Samples}",
    };
}
