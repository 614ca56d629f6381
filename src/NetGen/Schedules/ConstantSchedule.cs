namespace NetGen;

/// <summary>The same learning rate at every step.</summary>
public sealed class ConstantSchedule : LearningRateSchedule
{
    private readonly double _learningRate;

    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    public ConstantSchedule(double learningRate)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        _learningRate = learningRate;
    }

    /// <inheritdoc/>
    protected override double Rate(long step) => _learningRate;
}
