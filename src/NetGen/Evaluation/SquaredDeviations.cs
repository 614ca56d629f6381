namespace NetGen.Evaluation;

/// <summary>
/// The sum of squared deviations from the mean, in one pass over the values (Welford, 1962), because data larger than memory are read once.
/// Of equal values it is exactly 0, on which the rule for constant targets depends.
/// </summary>
internal struct SquaredDeviations
{
    private long _count;

    /// <summary>The mean; 0 of no values.</summary>
    public double Mean { get; private set; }

    /// <summary>Sum (x - mean)^2.</summary>
    public double Sum { get; private set; }

    public void Add(double value)
    {
        double difference = value - Mean;
        Mean += difference / ++_count;
        Sum += difference * (value - Mean);
    }
}
