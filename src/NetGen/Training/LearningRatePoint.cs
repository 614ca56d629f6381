namespace NetGen.Training;

/// <summary>What a step with a learning rate found.</summary>
public readonly struct LearningRatePoint
{
    internal LearningRatePoint(double learningRate, double loss, double smoothedLoss)
    {
        LearningRate = learningRate;
        Loss = loss;
        SmoothedLoss = smoothedLoss;
    }

    /// <summary>The learning rate of the step.</summary>
    public double LearningRate { get; }

    /// <summary>The mean loss of its batch before the step, L2 penalty included.</summary>
    public double Loss { get; }

    /// <summary>The mean of the losses so far, in which late ones weigh more.</summary>
    public double SmoothedLoss { get; }

    /// <summary>One line: learning rate and losses.</summary>
    /// <returns>The line, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"learning rate {LearningRate:G3}: loss {Loss:G5}, smoothed {SmoothedLoss:G5}");
}
