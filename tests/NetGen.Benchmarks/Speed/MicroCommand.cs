using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NetGen.Benchmarks.Speed;

/// <summary>The same cells under BenchmarkDotNet, with what they allocate, for those who trust its statistics more.</summary>
internal sealed class MicroCommand : ICommand
{
    public string Name => "micro";

    public string Summary => "BenchmarkDotNet with its MemoryDiagnoser over all cells of NetGen; words choose networks; --quick";

    public int Run(Options options)
    {
        // In this process: what BenchmarkDotNet would otherwise build is a project outside the repository's settings.
        Job job = (options.Has("quick") ? Job.Dry : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        NetworkBenchmarks.Networks = [.. NetworkList.Chosen(options.Words).Select(network => network.Workload.Name)];
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub);
        return BenchmarkRunner.Run<NetworkBenchmarks>(config).HasCriticalValidationErrors ? 1 : 0;
    }
}

/// <summary>One call of each cell of each network.</summary>
public class NetworkBenchmarks
{
    private Engine _engine = null!;
    private Cell _cell;

    internal static string[] Networks { get; set; } = [];

    /// <summary>The letters of the networks.</summary>
    public static IEnumerable<string> ChosenNetworks => Networks;

    /// <summary>The cells, as the table names them.</summary>
    public static IEnumerable<string> Cells => Speed.Cell.All.Select(cell => cell.ToString());

    /// <summary>The letter of the network.</summary>
    [ParamsSource(nameof(ChosenNetworks))]
    public string Network { get; set; } = "";

    /// <summary>The cell.</summary>
    [ParamsSource(nameof(Cells))]
    public string Cell { get; set; } = "";

    /// <summary>Makes the network and its data.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _engine = NetworkList.Chosen([Network]).Single().NetGen;
        _cell = Speed.Cell.All.Single(cell => cell.ToString() == Cell);
    }

    /// <summary>Sixteen calls, counted as such, so that a small network is not measured through the method that calls it.</summary>
    [Benchmark(OperationsPerInvoke = 16)]
    public void Call() => _engine.Run(_cell, TrainingSettings.Timed, 16);
}
