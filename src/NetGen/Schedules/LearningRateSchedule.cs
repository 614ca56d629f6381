namespace NetGen;

/// <summary>A learning rate for every step of a training: a pure function of the step, the same on every machine.</summary>
/// <remarks>
/// A step is whatever the caller counts: optimiser steps or epochs. Set the rate before the step it is for:
/// <c>optimizer.LearningRate = schedule.At(optimizer.StepCount);</c>. A rate that follows the loss is
/// <see cref="ReduceOnPlateau"/>.
/// </remarks>
/// <example>
/// <code>
/// var schedule = new CosineSchedule(learningRate: 0.01, steps: 5000, warmUpSteps: 200);
/// for (int step = 0; step &lt; 5000; step++)
/// {
///     optimizer.LearningRate = schedule.At(step);
///     network.BackwardBatch(inputs, targets, gradients);
///     optimizer.Step(network, gradients);
/// }
/// </code>
/// </example>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <returns>The learning rate, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return Rate(step);
    }

    /// <summary>The learning rate of a step that is 0 or more.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <returns>The learning rate, 0 or more.</returns>
    protected abstract double Rate(long step);
}
