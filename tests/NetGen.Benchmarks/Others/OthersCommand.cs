using NetGen.Benchmarks.Peers;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Others;

/// <summary>The benchmarks that others define themselves by, run here beside plain C, OpenBLAS, ONNX Runtime and PyTorch, with what they published.</summary>
internal sealed class OthersCommand : ICommand
{
    private const int Rounds = 15, QuickRounds = 3;

    private const double SliceSeconds = 0.003, QuickSliceSeconds = 0.0005;

    public string Name => "others";

    public string Summary => "the benchmarks of SimpleChains, RTNeural, RLtools and others, run here beside the same peers, with their published figures; "
        + "--markdown, --quick, --rounds n, --isa avx2, --onnxruntime=path, --python=path";

    public int Run(Options options)
    {
        if (InstructionSet.Of(options.Text("isa")) is not { } instructionSet)
        {
            Console.Error.WriteLine("--isa is avx2 or native.");
            return 2;
        }

        if (!instructionSet.HoldsHere)
            return LimitedProcess.Run(Name, options, instructionSet);
        bool quick = options.Has("quick"), markdown = options.Has("markdown");
        var contest = new Contest(options.Integer("rounds", quick ? QuickRounds : Rounds), quick ? QuickSliceSeconds : SliceSeconds);
        Peer[] peers =
        [
            new CPeer(instructionSet),
            new OpenBlasPeer(instructionSet),
            new OnnxRuntimePeer(options.Text("onnxruntime"), instructionSet),
            new PyTorchPeer(options.Text("python"), instructionSet),
        ];
        var report = new OthersReport(Console.Out, markdown, peers);
        report.Limits(LimitMeasurement.Run(contest));
        int failures = 0;
        foreach (OthersBenchmark benchmark in OthersBenchmark.All)
        {
            (Workload workload, TeamEngine own) = benchmark.Open();
            Engine[] others = [.. peers.Where(peer => peer.Found is not null).SelectMany(peer => peer.Open(workload)).Where(engine => engine.Supports(benchmark.Cell))];
            var deviations = others.ToDictionary(engine => engine, engine => PeerCheck.Deviation(benchmark.Cell, workload, own, engine));
            Contestant Timed(Engine engine) => new(engine.Name, calls => engine.Time(benchmark.Cell, calls));
            Standing standing = contest.Run(Timed(own), [.. others.Where(engine => deviations[engine].IsSame).Select(Timed)]);
            failures += deviations.Values.Count(deviation => !deviation.IsSame);
            report.Add(benchmark.Name, benchmark.Call, benchmark.Published, standing, deviations.ToDictionary(pair => pair.Key.Name, pair => pair.Value));
            foreach (Engine engine in others)
                engine.Dispose();
        }

        (Standing ofReadme, IReadOnlyDictionary<string, PeerDeviation> deviationsOfReadme) = new DoubleGradient().Measure(contest, instructionSet, options.Text("python") ?? PyTorchPeer.DefaultPython);
        report.Add(DoubleGradient.Name, DoubleGradient.Work, DoubleGradient.Published, ofReadme, deviationsOfReadme);
        foreach (Peer peer in peers)
            peer.Dispose();
        report.Write();
        return failures + deviationsOfReadme.Values.Count(deviation => !deviation.IsSame) == 0 ? 0 : 1;
    }
}
