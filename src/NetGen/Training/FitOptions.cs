namespace NetGen.Training;

/// <summary>How a network is trained by <see cref="NetworkTraining.Fit"/> or a <see cref="Trainer{T}"/>. What is not set is what most trainings want.</summary>
/// <remarks>A training takes a copy when it is made: later changes do not reach it. Whichever of epochs, steps and time comes first ends it.</remarks>
/// <example>
/// <code>
/// FitResult fit = network.Fit(data, new()
/// {
///     Epochs = 500,
///     BatchSize = 16,
///     Optimizer = Optimizer.Adam(3e-3),
///     ValidationFraction = 0.2,
///     EarlyStopping = new() { Patience = 15 },
/// });
/// </code>
/// </example>
public sealed class FitOptions
{
    /// <summary>How often the training goes through all samples, at most; 1 or more, 100 at first.</summary>
    public int Epochs { get; set; } = 100;

    /// <summary>How many steps it makes, at most; 1 or more. Null, as at first, sets no such limit.</summary>
    public long? MaxSteps { get; set; }

    /// <summary>How long it takes, at most: looked at after each step. Null, as at first, sets no such limit.</summary>
    public TimeSpan? MaxDuration { get; set; }

    /// <summary>The samples of a step; 1 or more, 32 at first. The last batch of an epoch may have fewer: the mean of an epoch counts samples, not batches.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>
    /// The batches of a step; 1 or more, 1 at first. More of them make a step on the mean of their gradients, each weighing as many samples as it has: the step of
    /// a batch so many times larger, but for rounding, in the memory of a small one.
    /// </summary>
    public int AccumulatedBatches { get; set; } = 1;

    /// <summary>The seed of all that is random: which samples validate, and the order of each epoch, which depends on the seed and the number of the epoch alone.</summary>
    public int Seed { get; set; }

    /// <summary>Whether each epoch has an order of its own; true at first. Otherwise samples come in that of their source.</summary>
    public bool Shuffle { get; set; } = true;

    /// <summary>The optimiser: Adam with its usual numbers at first.</summary>
    public OptimizerSettings Optimizer { get; set; } = NetGen.Optimizer.Adam();

    /// <summary>
    /// The learning rate of each step, by the number of steps made; a number is a constant one. Null, as at first, leaves the optimiser's. A schedule
    /// and an optimiser with a learning rate of its own that is another than the schedule's first is an error: one of them would go unheard.
    /// </summary>
    public LearningRateSchedule? LearningRate { get; set; }

    /// <summary>The share of the samples that is kept from training and validates, stratified by classes; 0, as at first, or more, and less than 1.</summary>
    public double ValidationFraction { get; set; }

    /// <summary>When the loss has improved for too long no more; null, as at first, goes on.</summary>
    public EarlyStopping? EarlyStopping { get; set; }

    /// <summary>
    /// Whether the network's scaling is set from the samples that train, before the first step: see <see cref="NetworkScaling.Standardize"/>. The network
    /// must declare a scaling. Validation samples and the share that <see cref="ValidationFraction"/> keeps back are not looked at. False at first.
    /// </summary>
    public bool Standardize { get; set; }

    /// <summary>Gradients whose Euclidean norm is larger are scaled down to it; above 0. Null, as at first, leaves them.</summary>
    public double? MaxGradientNorm { get; set; }

    /// <summary>
    /// Whether the training keeps a mean of the parameters: <see cref="WeightAveraging.Ema"/> or <see cref="WeightAveraging.Swa"/>. Null, as at first,
    /// keeps none.
    /// </summary>
    /// <remarks>
    /// <para>
    /// After each epoch the validation samples judge the mean, and with them early stopping, the best epoch and schedules that follow losses, as with
    /// Keras' SwapEMAWeights and Lightning's WeightAveraging. The loss of the training samples is that of the parameters which the steps had;
    /// where there are no validation samples, it is what epochs are compared by.
    /// </para>
    /// <para>
    /// The steps go on from the parameters themselves, which the network has while the training lasts: <see cref="StopWhen"/> and progress see them, a training
    /// that is cancelled leaves them, and the parameters of a checkpoint are they, the mean lying beside. When <see cref="Trainer{T}.Fit"/> ends, the network has
    /// the mean, or that of the best epoch where it is restored; a further call goes on from there. For a loop of one's own there is
    /// <see cref="Trainer{T}.AveragedParameters"/>.
    /// </para>
    /// </remarks>
    public WeightAveraging? Averaging { get; set; }

    /// <summary>What the losses of samples with weights of their own are divided by; the number of samples at first.</summary>
    public WeightDivisor WeightDivisor { get; set; }

    /// <summary>Threads that share the work of each batch while the training lasts; null, as at first, leaves the network's own. The results are the same bits.</summary>
    public ThreadTeam? Team { get; set; }

    /// <summary>
    /// The file into which the training is saved, whole or not at all, in the form of <see cref="Checkpoint"/>: network, optimiser, the place in the epoch, the
    /// best epoch, averaged parameters and the history. Null, as at first, saves nothing. A file that is there is replaced, unless the training resumes from it.
    /// </summary>
    public string? CheckpointPath { get; set; }

    /// <summary>After so many epochs the training is saved; 1 or more, 1 at first. It is saved at its end, and where it is cancelled, in any case.</summary>
    public int CheckpointEpochs { get; set; } = 1;

    /// <summary>After this time since the last checkpoint the training is saved within an epoch, too; above 0. Null, as at first, waits for its end.</summary>
    public TimeSpan? CheckpointInterval { get; set; }

    /// <summary>
    /// Whether the training goes on from <see cref="CheckpointPath"/>, bit for bit as if it had not stopped; false at first. It is never guessed from a file
    /// that exists: without one it is an error. What must be as it was is the network's shape, the optimiser, the samples and what orders them, averaging; more
    /// epochs, steps, time or patience are how a finished training goes on. A schedule that follows losses is told those of the history again.
    /// </summary>
    public bool Resume { get; set; }

    /// <summary>Asked after each epoch: true ends the training with <see cref="StopReason.Requested"/>. Null, as at first, asks nobody.</summary>
    public Func<EpochReport, bool>? StopWhen { get; set; }

    /// <summary>A copy that later changes do not reach, all its numbers in their ranges.</summary>
    internal FitOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epochs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AccumulatedBatches);
        if (MaxSteps is { } steps)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps, nameof(MaxSteps));
        if (MaxDuration is { } duration)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero, nameof(MaxDuration));
        if (!(ValidationFraction >= 0 && ValidationFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(ValidationFraction), ValidationFraction, "A share of the samples is needed, 0 or more and less than 1.");
        if (MaxGradientNorm is { } norm)
            Hyperparameter.RequirePositive(norm, nameof(MaxGradientNorm));
        if (!Enum.IsDefined(WeightDivisor))
            throw new ArgumentOutOfRangeException(nameof(WeightDivisor), WeightDivisor, "A member of the enumeration is needed.");
        ArgumentNullException.ThrowIfNull(Optimizer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CheckpointEpochs);
        if (CheckpointInterval is { } interval)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(CheckpointInterval));
        if (CheckpointPath is { Length: 0 } || (CheckpointPath is null && Resume))
            throw new ArgumentException(Resume ? $"{nameof(Resume)} needs the {nameof(CheckpointPath)} to go on from." : "The path is empty.", nameof(CheckpointPath));
        RequireOneLearningRate();
        var copy = (FitOptions)MemberwiseClone();
        copy.EarlyStopping = EarlyStopping?.Checked();
        return copy;
    }

    /// <summary>Averaging must begin within the epochs of a training; a loop of one's own may make more.</summary>
    internal void RequireAveragedEpochs()
    {
        if (Averaging is { } averaging && averaging.StartEpoch > Epochs)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{nameof(Averaging)} is {averaging}, and {nameof(Epochs)} is {Epochs}: nothing would be averaged. The first averaged epoch must be one of them."),
                nameof(Averaging));
        }
    }

    private void RequireOneLearningRate()
    {
        if (LearningRate is null || Optimizer.HasUsualLearningRate)
            return;
        double first = LearningRate.GetLearningRate(0);
        if (first != Optimizer.LearningRate)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Two learning rates: {nameof(Optimizer)} is {Optimizer}, and {nameof(LearningRate)} starts at {first}. Set one of them, or both to the same."),
                nameof(LearningRate));
        }
    }
}
