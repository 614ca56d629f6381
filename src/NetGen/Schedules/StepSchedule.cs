namespace NetGen;

/// <summary>A learning rate that falls by a factor every so many steps: learningRate factor^floor(step / every).</summary>
/// <remarks>PyTorch's StepLR.</remarks>
public sealed class StepSchedule : LearningRateSchedule
{
    private readonly double _learningRate;
    private readonly long _every;
    private readonly double _factor;

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
        _learningRate = learningRate;
        _every = every;
        _factor = factor;
    }

    /// <inheritdoc/>
    protected override double Rate(long step) => _learningRate * IntegerPower.Of(_factor, step / _every);
}
