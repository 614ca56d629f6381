using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Accuracy;

/// <summary>
/// Walks the floats, all 2^32 of them by default, through each elementary function and activation, and prints the largest
/// error in units in the last place, where it occurs, and the time for 16 floats.
/// </summary>
internal sealed class AccuracyCommand : ICommand
{
    public string Name => "accuracy";

    public string Summary => "[names] [--stride n] [--time]: largest error of each function over all floats; --time skips the walk";

    public int Run(Options options)
    {
        uint stride = (uint)options.Integer("stride", 1);
        Console.WriteLine($"Stride {stride}, {Width()}.");
        Console.WriteLine();
        Console.WriteLine("| function | largest error (ulp) | at | result | exact | ns for 16 floats | ns for 16 doubles |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (MeasuredFunction function in MeasuredFunctions.All)
        {
            if (options.Words.Count > 0 && !options.Words.Contains(function.Name, StringComparer.OrdinalIgnoreCase))
                continue;

            string times = $"{FunctionTimer.NanosecondsFor16Floats(function):F1} | {FunctionTimer.NanosecondsFor16Doubles(function):F1}";
            if (options.Has("time"))
            {
                Console.WriteLine($"| {function.Name} | | | | | {times} |");
                continue;
            }

            WorstCase worst = FloatSweep.Run(function, stride);
            Console.WriteLine($"| {function.Name} | {worst.Error:F3} | {worst.Argument:G9} | {worst.Result:G9} | {worst.Exact:G12} | {times} |");
        }

        return 0;
    }

    private static string Width() =>
        Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "128-bit vectors";
}
