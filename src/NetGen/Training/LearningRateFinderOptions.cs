namespace NetGen.Training;

/// <summary>How <see cref="NetworkTraining.FindLearningRate"/> tries learning rates. Batches and optimiser are best those of the training that is to come.</summary>
/// <example>
/// <code>
/// LearningRateCurve curve = network.FindLearningRate(data, new() { BatchSize = 64, Optimizer = Optimizer.Sgd(momentum: 0.9) });
/// </code>
/// </example>
public sealed class LearningRateFinderOptions
{
    /// <summary>The learning rate of the first step, above 0; 1e-7 at first.</summary>
    public double Start { get; set; } = 1e-7;

    /// <summary>The learning rate of the last step, above the first; 10 at first.</summary>
    public double End { get; set; } = 10;

    /// <summary>The steps, each on one batch, and the learning rates; 2 or more, 100 at first.</summary>
    public int Steps { get; set; } = 100;

    /// <summary>The samples of a step; 1 or more, 32 at first.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>The seed of the order in which samples come, epoch after epoch where there are not enough: those of a training with this seed.</summary>
    public int Seed { get; set; }

    /// <summary>The optimiser, whose own learning rate goes unheard: Adam with its usual numbers at first.</summary>
    public OptimizerSettings Optimizer { get; set; } = NetGen.Optimizer.Adam();

    /// <summary>The decay of the mean that smooths the losses, in [0, 1): 0 leaves them; 0.98 at first.</summary>
    public double Smoothing { get; set; } = 0.98;

    /// <summary>
    /// Whether the copy's scaling is set from the samples before the first step, as <see cref="FitOptions.Standardize"/> does it. The network must declare a
    /// scaling. False at first.
    /// </summary>
    public bool Standardize { get; set; }

    /// <summary>Gradients whose Euclidean norm is larger are scaled down to it; above 0. Null, as at first, leaves them.</summary>
    public double? MaxGradientNorm { get; set; }

    /// <summary>What the losses of samples with weights of their own are divided by; the number of samples at first.</summary>
    public WeightDivisor WeightDivisor { get; set; }

    /// <summary>Threads that share the work of each batch; null, as at first, for the network's own. The results are the same bits.</summary>
    public ThreadTeam? Team { get; set; }

    internal void RequireValid()
    {
        Hyperparameter.RequirePositive(Start, nameof(Start));
        Hyperparameter.RequirePositive(End, nameof(End));
        if (End <= Start)
            throw new ArgumentOutOfRangeException(nameof(End), End, FormattableString.Invariant($"{nameof(Start)} is {Start}; {nameof(End)} must be above it."));
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentNullException.ThrowIfNull(Optimizer);
        Hyperparameter.RequireFraction(Smoothing, nameof(Smoothing));
        if (MaxGradientNorm is { } norm)
            Hyperparameter.RequirePositive(norm, nameof(MaxGradientNorm));
        if (!Enum.IsDefined(WeightDivisor))
            throw new ArgumentOutOfRangeException(nameof(WeightDivisor), WeightDivisor, "A member of the enumeration is needed.");
    }
}
