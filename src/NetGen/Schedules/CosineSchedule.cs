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
/// <remarks>Source: Loshchilov, Hutter: "SGDR: Stochastic Gradient Descent with Warm Restarts", ICLR 2017, without restarts.</remarks>
public sealed class CosineSchedule : LearningRateSchedule
{
    private readonly double _learningRate;
    private readonly long _steps;
    private readonly long _warmUpSteps;
    private readonly double _finalLearningRate;

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
        _learningRate = learningRate;
        _steps = steps;
        _warmUpSteps = warmUpSteps;
        _finalLearningRate = finalLearningRate;
    }

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        if (step < _warmUpSteps)
            return _learningRate * (step + 1) / (_warmUpSteps + 1);
        if (step >= _steps)
            return _finalLearningRate;
        double progress = (double)(step - _warmUpSteps) / (_steps - _warmUpSteps);
        return _finalLearningRate + (_learningRate - _finalLearningRate) * (1 + HalfTurnCosine.Of(progress)) / 2;
    }
}
