using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Speed.Against;

namespace NetGen.Benchmarks.Speed;

/// <summary>The whole table: NetGen, the peers found on the machine, the machine's limits, and every bar with its figure.</summary>
internal sealed class SpeedCommand : ICommand
{
    private const int Rounds = 31, QuickRounds = 3;

    /// <summary>How often two builds are loaded, and for how many rounds each copy is timed.</summary>
    private const int Copies = 15, QuickCopies = 2, RoundsOfCopy = 7;

    private const double SliceSeconds = 0.003, QuickSliceSeconds = 0.0005;

    public string Name => "speed";

    public string Summary => "NetGen beside its peers and the machine's limits; words choose networks A to F; --markdown, --quick, --rounds n, --own, "
        + "--isa avx2: all of them without AVX-512; --onnxruntime=path, --python=path; --against path: beside an older build of this program and nothing else, --copies n";

    public int Run(Options options)
    {
        if (options.Has("against"))
            return RunAgainst(options);
        if (InstructionSet.Of(options.Text("isa")) is not { } instructionSet)
        {
            Console.Error.WriteLine("--isa is avx2 or native.");
            return 2;
        }

        if (!instructionSet.HoldsHere)
            return LimitedProcess.Run(Name, options, instructionSet);
        bool quick = options.Has("quick");
        int rounds = options.Integer("rounds", quick ? QuickRounds : Rounds);
        var contest = new Contest(rounds, quick ? QuickSliceSeconds : SliceSeconds);
        Peer[] peers = options.Has("own") ? [] :
        [
            new CPeer(instructionSet),
            new CExactPeer(instructionSet),
            new OpenBlasPeer(instructionSet),
            new OnnxRuntimePeer(options.Text("onnxruntime"), instructionSet),
            new PyTorchPeer(options.Text("python"), instructionSet),
            new TensorPrimitivesPeer(),
            new MathNetPeer(),
        ];
        var report = new SpeedReport(Console.Out, options.Has("markdown"), peers);
        report.Limits(LimitMeasurement.Run(contest));
        var gains = new List<ThreadGainResult>();
        int failures = Measure(contest, peers, options.Words, report, gains, rounds);
        foreach (Peer peer in peers)
            peer.Dispose();
        report.Overview();
        report.Bars(gains);
        return failures == 0 ? 0 : 1;
    }

    private static int RunAgainst(Options options)
    {
        bool quick = options.Has("quick");
        if (options.Text("against") is not { } path)
        {
            Console.Error.WriteLine("--against needs the output folder of an older build of NetGen.Benchmarks.");
            return 2;
        }

        var contest = new Contest(options.Integer("rounds", quick ? QuickRounds : RoundsOfCopy), quick ? QuickSliceSeconds : SliceSeconds);
        var report = new AgainstReport(Console.Out, options.Has("markdown"));
        try
        {
            return new AgainstMeasurement(contest, options.Integer("copies", quick ? QuickCopies : Copies), report).Run(path, options.Words) ? 0 : 1;
        }
        catch (Exception error) when (error is FileNotFoundException or BadImageFormatException or NotSupportedException)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }
    }

    private static int Measure(Contest contest, Peer[] peers, IReadOnlyList<string> networks, SpeedReport report, List<ThreadGainResult> gains, int rounds)
    {
        int failures = 0;
        var measurement = new CellMeasurement(contest);
        foreach ((Workload workload, TeamEngine own) in NetworkList.Chosen(networks))
        {
            List<Engine> others = [.. peers.Where(peer => peer.Found is not null).SelectMany(peer => peer.Open(workload))];
            var deviations = new List<(Engine Engine, PeerDeviation Deviation)>();
            foreach (Cell cell in Cell.All)
            {
                var able = others.Where(other => other.Supports(cell)).ToDictionary(other => other, other => PeerCheck.Deviation(cell, workload, own, other));
                deviations.AddRange(able.Select(pair => (pair.Key, pair.Value)));
                report.Cell(measurement.Run(cell, workload, own, able));
            }

            if (Bars.OnTwoThreads.Contains(workload.Name))
            {
                double before = ThreadGain.OfMultiplyAdds(rounds), step = ThreadGain.OfTrainingStep(own, Bars.LargeStep, rounds);
                gains.Add(new(workload.Name, step, before, ThreadGain.OfMultiplyAdds(rounds)));
            }

            failures += deviations.Count(pair => !pair.Deviation.IsSame);
            report.Network(workload, deviations);
            foreach (Engine other in others)
                other.Dispose();
        }

        return failures;
    }
}
