namespace NetGen;

/// <summary>A learning rate that falls by a factor every so many steps: learningRate factor^floor(step / every).</summary>
/// <remarks>
/// PyTorch's StepLR, whose step_size is <c>every</c> and whose gamma is <c>factor</c> here. Thread safety: immutable, for any number of threads.
/// </remarks>
public sealed class StepSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The learning rate of the first steps, 0 or more.</param>
    /// <param name="every">After how many steps the rate changes, 1 or more.</param>
    /// <param name="factor">What the rate is multiplied by, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public StepSchedule(double learningRate, long every, double factor = 0.1)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        Hyperparameter.RequirePositive(factor, nameof(factor));
        LearningRate = learningRate;
        Every = every;
        Factor = factor;
    }

    /// <summary>The learning rate of the first steps.</summary>
    public double LearningRate { get; }

    /// <summary>After how many steps the rate changes.</summary>
    public long Every { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>The call that makes such a schedule.</summary>
    /// <returns>The schedule as text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"StepSchedule(learningRate: {LearningRate}, every: {Every}, factor: {Factor})");

    /// <inheritdoc/>
    protected override double GetLearningRateCore(long step) => LearningRate * IntegerPower.Of(Factor, step / Every);
}
