using System.Diagnostics;

namespace NetGen.Benchmarks.Cost;

/// <summary>Times work that takes milliseconds.</summary>
internal static class Timing
{
    public static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
