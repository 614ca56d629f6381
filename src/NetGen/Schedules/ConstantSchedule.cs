namespace NetGen;

/// <summary>The same learning rate at every step. A number where a schedule is asked for is such a one.</summary>
/// <remarks>Thread safety: immutable, for any number of threads.</remarks>
public sealed class ConstantSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    public ConstantSchedule(double learningRate)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        LearningRate = learningRate;
    }

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; }

    /// <summary>The call that makes such a schedule.</summary>
    /// <returns>The schedule as text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"ConstantSchedule(learningRate: {LearningRate})");

    /// <inheritdoc/>
    protected override double GetLearningRateCore(long step) => LearningRate;
}
