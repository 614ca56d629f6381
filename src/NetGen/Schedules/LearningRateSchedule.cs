namespace NetGen;

/// <summary>A learning rate for every step of a training, the same on every machine.</summary>
/// <remarks>
/// <para>
/// A step is whatever the caller counts: optimiser steps or epochs. Set the rate before the step it is for:
/// <c>optimizer.LearningRate = schedule.GetLearningRate(optimizer.StepCount);</c>. Most schedules are a pure function of the step; one that
/// follows the loss, as <see cref="PlateauSchedule"/> does, is told of it by <see cref="Observe"/>.
/// </para>
/// <para>A number where a schedule is asked for is a <see cref="ConstantSchedule"/>.</para>
/// <para>
/// Thread safety: immutable, for any number of threads; a schedule that follows the loss, one thread at a time.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var schedule = new CosineSchedule(learningRate: 0.01, steps: 5000, warmUpSteps: 200);
/// for (int step = 0; step &lt; 5000; step++)
/// {
///     optimizer.LearningRate = schedule.GetLearningRate(step);
///     network.BackwardBatch(inputs, targets, gradients);
///     optimizer.Step(gradients);
/// }
/// </code>
/// </example>
public abstract class LearningRateSchedule
{
    /// <summary>The same learning rate at every step.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative, infinite or NaN.</exception>
    public static implicit operator LearningRateSchedule(double learningRate) => new ConstantSchedule(learningRate);

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <returns>The learning rate, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double GetLearningRate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return GetLearningRateCore(step);
    }

    /// <summary>Takes note of a loss: called once per epoch, with the loss on the data that the network is judged by. Most schedules ignore it.</summary>
    /// <param name="loss">The loss.</param>
    public virtual void Observe(double loss)
    {
    }

    /// <summary>The learning rate of a step that is 0 or more.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <returns>The learning rate, 0 or more.</returns>
    protected abstract double GetLearningRateCore(long step);
}
