namespace NetGen.Benchmarks.Speed;

/// <summary>The numbers of an update, the same for every engine.</summary>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="Epsilon">What Adam adds to its divisor.</param>
internal readonly record struct TrainingSettings(double LearningRate, double Epsilon)
{
    /// <summary>The share of the mean gradient that Adam keeps.</summary>
    public const double Beta1 = 0.9;

    /// <summary>The share of the mean squared gradient that Adam keeps.</summary>
    public const double Beta2 = 0.999;

    /// <summary>A wrong one, as a slip of the pen makes it: what is compared must notice it.</summary>
    public const double WrongBeta2 = 0.99;

    /// <summary>Whether NetGen's Adam is to compute with the wrong one, which shows what a comparison notices.</summary>
    public bool HasWrongBeta2 { get; init; }

    /// <summary>While the clock runs: so slow that millions of steps leave the parameters what they were.</summary>
    public static TrainingSettings Timed { get; } = new(1e-9, 1e-8);
}
