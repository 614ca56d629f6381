namespace NetGen;

/// <summary>A learning rate that falls when the loss has stopped falling.</summary>
/// <remarks>
/// <para>
/// A loss is an improvement when it is below best (1 - threshold). After more than <c>patience</c> losses in a row without
/// one, the rate becomes max(minimum, rate factor), and the next <c>coolDown</c> losses are not counted. PyTorch's
/// ReduceLROnPlateau in mode min with a relative threshold; a loss that is NaN is no improvement.
/// </para>
/// <para>A loss below 0 improves when it is below best - threshold |best|.</para>
/// <para>Thread safety: one thread at a time.</para>
/// </remarks>
/// <example>
/// <code>
/// var schedule = new PlateauSchedule(learningRate: 0.01, patience: 5);
/// foreach (int epoch in Enumerable.Range(0, 100))
/// {
///     optimizer.LearningRate = schedule.LearningRate;
///     double validationLoss = TrainOneEpoch();
///     schedule.Observe(validationLoss);
/// }
/// </code>
/// </example>
public sealed class PlateauSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The learning rate to begin with, 0 or more.</param>
    /// <param name="factor">What the rate is multiplied by on a plateau, above 0 and below 1.</param>
    /// <param name="patience">How many losses in a row may be no improvement, 0 or more.</param>
    /// <param name="threshold">The least relative improvement that counts, in [0, 1).</param>
    /// <param name="coolDown">How many losses after a reduction are not counted, 0 or more.</param>
    /// <param name="minimumLearningRate">The rate never falls below this, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public PlateauSchedule(
        double learningRate, double factor = 0.1, int patience = 10, double threshold = 1e-4, int coolDown = 0, double minimumLearningRate = 0)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        Hyperparameter.RequirePositive(factor, nameof(factor));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(factor, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        Hyperparameter.RequireFraction(threshold, nameof(threshold));
        ArgumentOutOfRangeException.ThrowIfNegative(coolDown);
        Hyperparameter.RequireNotNegative(minimumLearningRate, nameof(minimumLearningRate));
        InitialLearningRate = learningRate;
        LearningRate = learningRate;
        Factor = factor;
        Patience = patience;
        Threshold = threshold;
        CoolDown = coolDown;
        MinimumLearningRate = minimumLearningRate;
    }

    /// <summary>The learning rate to begin with.</summary>
    public double InitialLearningRate { get; }

    /// <summary>What the rate is multiplied by on a plateau.</summary>
    public double Factor { get; }

    /// <summary>How many losses in a row may be no improvement.</summary>
    public int Patience { get; }

    /// <summary>The least relative improvement that counts.</summary>
    public double Threshold { get; }

    /// <summary>How many losses after a reduction are not counted.</summary>
    public int CoolDown { get; }

    /// <summary>The rate never falls below this.</summary>
    public double MinimumLearningRate { get; }

    /// <summary>The learning rate now, that of every step.</summary>
    public double LearningRate { get; private set; }

    /// <summary>The lowest loss so far; infinite before the first.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>How many losses in a row were no improvement.</summary>
    public int LossesWithoutImprovement { get; private set; }

    /// <summary>How many losses are still not counted after a reduction.</summary>
    public int CoolDownLeft { get; private set; }

    /// <summary>Takes note of a loss, usually of an epoch on data the network is not trained on: <see cref="LearningRate"/> may fall.</summary>
    /// <param name="loss">The loss.</param>
    public override void Observe(double loss)
    {
        double improvement = double.IsPositiveInfinity(BestLoss) ? 0 : Threshold * Math.Abs(BestLoss);
        if (loss < BestLoss - improvement)
        {
            BestLoss = loss;
            LossesWithoutImprovement = 0;
        }
        else
        {
            LossesWithoutImprovement++;
        }

        if (CoolDownLeft > 0)
        {
            CoolDownLeft--;
            LossesWithoutImprovement = 0;
        }

        if (LossesWithoutImprovement > Patience)
        {
            // A rate that began below the minimum stays where it is.
            LearningRate = Math.Min(LearningRate, Math.Max(MinimumLearningRate, LearningRate * Factor));
            CoolDownLeft = CoolDown;
            LossesWithoutImprovement = 0;
        }
    }

    /// <summary>Continues a training that was interrupted: sets what this schedule has learned so far.</summary>
    /// <param name="learningRate">The <see cref="LearningRate"/> then.</param>
    /// <param name="bestLoss">The <see cref="BestLoss"/> then.</param>
    /// <param name="lossesWithoutImprovement">The <see cref="LossesWithoutImprovement"/> then.</param>
    /// <param name="coolDownLeft">The <see cref="CoolDownLeft"/> then.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range; nothing is changed.</exception>
    public void Resume(double learningRate, double bestLoss, int lossesWithoutImprovement, int coolDownLeft)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        if (double.IsNaN(bestLoss))
            throw new ArgumentOutOfRangeException(nameof(bestLoss), bestLoss, "bestLoss is a number.");
        ArgumentOutOfRangeException.ThrowIfNegative(lossesWithoutImprovement);
        ArgumentOutOfRangeException.ThrowIfNegative(coolDownLeft);
        LearningRate = learningRate;
        BestLoss = bestLoss;
        LossesWithoutImprovement = lossesWithoutImprovement;
        CoolDownLeft = coolDownLeft;
    }

    /// <summary>The call that makes such a schedule.</summary>
    /// <returns>The schedule as text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"PlateauSchedule(learningRate: {InitialLearningRate}, factor: {Factor}, patience: {Patience}, threshold: {Threshold}, coolDown: {CoolDown}, minimumLearningRate: {MinimumLearningRate})");

    /// <inheritdoc/>
    protected override double GetLearningRateCore(long step) => LearningRate;
}
