namespace NetGen;

/// <summary>A learning rate that falls by a factor every step: learningRate factor^step.</summary>
/// <remarks>PyTorch's ExponentialLR.</remarks>
public sealed class ExponentialSchedule : LearningRateSchedule
{
    private readonly double _learningRate;
    private readonly double _factor;

    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The learning rate of step 0, 0 or more.</param>
    /// <param name="factor">What each step multiplies the rate by, above 0 and usually just below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ExponentialSchedule(double learningRate, double factor)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        Hyperparameter.RequirePositive(factor, nameof(factor));
        _learningRate = learningRate;
        _factor = factor;
    }

    /// <inheritdoc/>
    protected override double Rate(long step) => _learningRate * IntegerPower.Of(_factor, step);
}
