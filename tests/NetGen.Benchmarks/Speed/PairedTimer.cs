using System.Diagnostics;

namespace NetGen.Benchmarks.Speed;

/// <summary>
/// Times an action and a yardstick in turn, many short slices of each, and takes the median of both: on a shared machine the two
/// meet the same weather, so that their ratio holds where their times do not.
/// </summary>
internal static class PairedTimer
{
    private const int Pairs = 31;
    private const double SliceSeconds = 0.004;

    /// <summary>The median seconds of one call of each, and the median of the ratios pair by pair.</summary>
    public static (double Action, double Yardstick, double Ratio) Measure(Action action, Action yardstick)
    {
        int actionCalls = CallsPerSlice(action);
        int yardstickCalls = CallsPerSlice(yardstick);
        var actions = new double[Pairs];
        var yardsticks = new double[Pairs];
        var ratios = new double[Pairs];
        for (int pair = 0; pair < Pairs; pair++)
        {
            actions[pair] = Time(action, actionCalls);
            yardsticks[pair] = Time(yardstick, yardstickCalls);
            ratios[pair] = actions[pair] / yardsticks[pair];
        }

        return (Median(actions), Median(yardsticks), Median(ratios));
    }

    private static int CallsPerSlice(Action action)
    {
        int calls = 1;
        while (true)
        {
            // The fastest of three: a slice in which another process ran says nothing about the action.
            double seconds = Math.Min(Time(action, calls), Math.Min(Time(action, calls), Time(action, calls))) * calls;
            if (seconds >= SliceSeconds)
                return calls;
            calls = seconds < SliceSeconds / 8 ? calls * 4 : (int)(calls * SliceSeconds / seconds) + 1;
        }
    }

    private static double Time(Action action, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
