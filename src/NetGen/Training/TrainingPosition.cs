namespace NetGen.Training;

/// <summary>Where a training is: what is counted, and what the epoch at hand has summed.</summary>
internal struct TrainingPosition
{
    /// <summary>The steps made.</summary>
    public long StepCount;

    /// <summary>The epochs that have ended.</summary>
    public int EpochCount;

    /// <summary>The samples of the epoch at hand that have been seen.</summary>
    public int SampleCount;

    /// <summary>The sum of their losses, each batch by its mass.</summary>
    public double LossSum;

    /// <summary>The sum of those masses.</summary>
    public double Mass;

    /// <summary>The time that the training has taken.</summary>
    public TimeSpan Elapsed;
}
