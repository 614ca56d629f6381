namespace NetGen.Benchmarks.Speed.Against;

/// <summary>Where a median lies, with 95 % confidence, whatever the distribution: between two of the values.</summary>
/// <param name="Median">The median of the values.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
internal readonly record struct MedianInterval(double Median, double Low, double High)
{
    private const double Confidence = 0.95;

    /// <summary>The interval of some values; fewer than six of them span less than 95 %.</summary>
    public static MedianInterval Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int leftOut = LeftOut(sorted.Length);
        return new(sorted[sorted.Length / 2], sorted[leftOut], sorted[^(leftOut + 1)]);
    }

    public override string ToString() => $"{Low:0.000} to {High:0.000}";

    /// <summary>
    /// How many values at either end lie outside. Each lies below the true median like a coin falls, so that the k-th lies above it as often
    /// as fewer than k of n coins show heads.
    /// </summary>
    private static int LeftOut(int count)
    {
        double probability = Math.Pow(0.5, count), tail = probability;
        int leftOut = 0;
        while (2 * tail <= 1 - Confidence && leftOut < count / 2)
        {
            leftOut++;
            probability *= (count - leftOut + 1) / (double)leftOut;
            tail += probability;
        }

        return Math.Max(0, leftOut - 1);
    }
}
