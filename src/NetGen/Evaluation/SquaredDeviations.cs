namespace NetGen.Evaluation;

/// <summary>
/// The sum of squared deviations from the mean, in one pass over the values (Welford, 1962), because data larger than memory are read once.
/// Of equal values it is exactly 0, on which the rule for constant targets depends.
/// </summary>
internal struct SquaredDeviations
{
    private long _count;
    private double _mean;

    /// <summary>Sum (x - mean)^2.</summary>
    public double Sum { get; private set; }

    public void Add(double value)
    {
        double difference = value - _mean;
        _mean += difference / ++_count;
        Sum += difference * (value - _mean);
    }
}
