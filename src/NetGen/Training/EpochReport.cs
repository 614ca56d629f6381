namespace NetGen.Training;

/// <summary>How an epoch of a training went.</summary>
/// <remarks>It never changes once it is made, so that another thread may keep it.</remarks>
public readonly struct EpochReport
{
    internal EpochReport(int epoch, long stepCount, double loss, double? validationLoss, double learningRate, bool isBest, TimeSpan elapsed)
    {
        Epoch = epoch;
        StepCount = stepCount;
        Loss = loss;
        ValidationLoss = validationLoss;
        LearningRate = learningRate;
        IsBest = isBest;
        Elapsed = elapsed;
    }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The steps made since the training began.</summary>
    public long StepCount { get; }

    /// <summary>The mean loss of the samples of the epoch, each as the network was when its batch came, L2 penalty included.</summary>
    public double Loss { get; }

    /// <summary>The mean loss of the validation samples after the epoch, L2 penalty included, under the averaged parameters where a mean of them is kept; null where there are none.</summary>
    public double? ValidationLoss { get; }

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; }

    /// <summary>Whether no epoch before it had as small a loss: of the validation samples, or of the training samples where there are no others.</summary>
    public bool IsBest { get; }

    /// <summary>The time since the training began.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The loss by which epochs are compared: that of the validation samples, or of the training samples where there are no others.</summary>
    public double ComparedLoss => ValidationLoss ?? Loss;

    /// <summary>One line: number, losses, learning rate.</summary>
    /// <returns>The line, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"epoch {Epoch}: loss {Loss:G5}{(ValidationLoss is { } validation ? FormattableString.Invariant($", validation loss {validation:G5}") : "")}, learning rate {LearningRate:G5}{(IsBest ? ", best so far" : "")}");
}
