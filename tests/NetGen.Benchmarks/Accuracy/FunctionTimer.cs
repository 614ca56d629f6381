using System.Diagnostics;

namespace NetGen.Benchmarks.Accuracy;

/// <summary>A rough time: the best of many runs over buffers that stay in the first-level cache.</summary>
internal static class FunctionTimer
{
    private const int Length = 1024;

    private const int Repeats = 20;

    public static double NanosecondsFor16Floats(MeasuredFunction function)
    {
        float[] arguments = new float[Length];
        float[] results = new float[Length];
        Random random = new(1);
        for (int i = 0; i < Length; i++)
            arguments[i] = (random.NextSingle() * 8) - 4;
        return Best(() => function.Apply(arguments, results));
    }

    public static double NanosecondsFor16Doubles(MeasuredFunction function)
    {
        double[] arguments = new double[Length];
        double[] results = new double[Length];
        Random random = new(1);
        for (int i = 0; i < Length; i++)
            arguments[i] = (random.NextDouble() * 8) - 4;
        return Best(() => function.Apply(arguments, results));
    }

    private static double Best(Action pass)
    {
        double best = double.PositiveInfinity;
        for (int run = 0; run < 300; run++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int repeat = 0; repeat < Repeats; repeat++)
                pass();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / (Repeats * Length / 16));
        }

        return best;
    }
}
