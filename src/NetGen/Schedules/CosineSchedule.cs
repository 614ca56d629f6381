namespace NetGen;

/// <summary>
/// A learning rate that rises in a straight line and then falls along half a cosine. With w the warm-up steps:
/// <code>
/// step &lt; w          learningRate (step + 1) / (w + 1)
/// w &lt;= step &lt; steps  final + (learningRate - final) (1 + cos(pi (step - w) / (steps - w))) / 2
/// steps &lt;= step     final
/// </code>
/// The first step has a rate above 0, and step w has the full one.
/// </summary>
/// <remarks>
/// Source: Loshchilov, Hutter: "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, without restarts.
/// Thread safety: immutable, for any number of threads.
/// </remarks>
public sealed class CosineSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="learningRate">The highest learning rate, 0 or more.</param>
    /// <param name="steps">The number of steps of the whole training, warm-up included; 1 or more.</param>
    /// <param name="warmUpSteps">The number of steps before the rate is at its highest; 0 or more, below steps.</param>
    /// <param name="finalLearningRate">The learning rate from the last step on; 0 or more, at most learningRate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public CosineSchedule(double learningRate, long steps, long warmUpSteps = 0, double finalLearningRate = 0)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(warmUpSteps);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(warmUpSteps, steps);
        Hyperparameter.RequireNotNegative(finalLearningRate, nameof(finalLearningRate));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(finalLearningRate, learningRate);
        LearningRate = learningRate;
        Steps = steps;
        WarmUpSteps = warmUpSteps;
        FinalLearningRate = finalLearningRate;
    }

    /// <summary>The highest learning rate.</summary>
    public double LearningRate { get; }

    /// <summary>The number of steps of the whole training, warm-up included.</summary>
    public long Steps { get; }

    /// <summary>The number of steps before the rate is at its highest.</summary>
    public long WarmUpSteps { get; }

    /// <summary>The learning rate from the last step on.</summary>
    public double FinalLearningRate { get; }

    /// <summary>The call that makes such a schedule.</summary>
    /// <returns>The schedule as text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"CosineSchedule(learningRate: {LearningRate}, steps: {Steps}, warmUpSteps: {WarmUpSteps}, finalLearningRate: {FinalLearningRate})");

    /// <inheritdoc/>
    protected override double GetLearningRateCore(long step)
    {
        if (step < WarmUpSteps)
            return LearningRate * (step + 1) / (WarmUpSteps + 1);
        if (step >= Steps)
            return FinalLearningRate;
        double progress = (double)(step - WarmUpSteps) / (Steps - WarmUpSteps);
        return FinalLearningRate + (LearningRate - FinalLearningRate) * (1 + HalfTurnCosine.Of(progress)) / 2;
    }
}
