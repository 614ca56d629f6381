namespace NetGen;

/// <summary>A learning rate that falls by a factor every step: learningRate factor^step.</summary>
/// <remarks>PyTorch's ExponentialLR, whose gamma is the factor here. Thread safety: immutable, for any number of threads.</remarks>
public sealed class ExponentialSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The learning rate of step 0, 0 or more.</param>
    /// <param name="factor">What each step multiplies the rate by, above 0 and usually just below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ExponentialSchedule(double learningRate, double factor)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        Hyperparameter.RequirePositive(factor, nameof(factor));
        LearningRate = learningRate;
        Factor = factor;
    }

    /// <summary>The learning rate of step 0.</summary>
    public double LearningRate { get; }

    /// <summary>What each step multiplies the rate by.</summary>
    public double Factor { get; }

    /// <summary>The call that makes such a schedule.</summary>
    /// <returns>The schedule as text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"ExponentialSchedule(learningRate: {LearningRate}, factor: {Factor})");

    /// <inheritdoc/>
    protected override double GetLearningRateCore(long step) => LearningRate * IntegerPower.Of(Factor, step);
}
