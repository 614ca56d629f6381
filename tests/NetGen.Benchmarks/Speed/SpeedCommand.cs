namespace NetGen.Benchmarks.Speed;

/// <summary>How near each cell comes to what the core can do.</summary>
internal sealed class SpeedCommand : ICommand
{
    public string Name => "speed";

    public string Summary => "times forward passes and training steps against the core's multiply-add peak; words choose networks, A to F";

    public int Run(Options options)
    {
        float sink = 0;
        Console.WriteLine("| cell | ns per sample | GFLOP/s | peak in the same run | share of peak |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (Cell cell in Cells())
        {
            if (options.Words.Count > 0 && !options.Words.Any(word => cell.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
                continue;
            (double seconds, double peakSeconds, double ratio) = PairedTimer.Measure(cell.Run, () => sink += MachineLimits.MultiplyAdds());
            double rate = cell.Operations * cell.Samples / seconds / 1e9;
            double peak = MachineLimits.MultiplyAddOperations / peakSeconds / 1e9;
            double share = cell.Operations * (double)cell.Samples / MachineLimits.MultiplyAddOperations / ratio;
            Console.WriteLine($"| {cell.Name} | {seconds / cell.Samples * 1e9:0.0} | {rate:0.0} | {peak:0} | {share:P0} |");
        }

        return float.IsNaN(sink) ? 1 : 0;
    }

    private static IEnumerable<Cell> Cells() =>
        NetworkCells.Of("A", new NetworkA(1))
            .Concat(NetworkCells.Of("B", new NetworkB(1)))
            .Concat(NetworkCells.Of("C", new NetworkC(1)))
            .Concat(NetworkCells.Of("D", new NetworkD(1)))
            .Concat(NetworkCells.Of("E", new NetworkE(1)))
            .Concat(NetworkCells.Of("F", new NetworkF(1)));
}
