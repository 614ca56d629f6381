using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>The network written in C for its sizes and compiled by gcc: plainly in two layouts, and tuned by hand.</summary>
internal sealed class CPeer(InstructionSet instructionSet) : Peer
{
    private const string Dot = "C dot", Axpy = "C axpy", Tuned = "C tuned";

    /// <summary>The numbers of a vector that the tuned source is written for; 0 where there is no such source.</summary>
    private static readonly int s_tunedLanes = Avx512F.IsSupported ? 16 : Fma.IsSupported ? 8 : 0;

    // gcc prefers 256-bit vectors for some families of processors; the tuned source is written for the widest.
    private static readonly string s_tunedOptions = Avx512F.IsSupported ? " -mprefer-vector-width=512" : "";

    public override IReadOnlyList<string> Names => [Dot, Axpy, Tuned];

    public override string? Found => CCompiler.Version is null ? null
        : $"{CCompiler.Version}, {Options}; C tuned {(s_tunedLanes > 0 ? $"in vectors of {s_tunedLanes} numbers" : "left out: its source needs AVX2")}";

    public override string Missing => "gcc is not installed";

    private string Options => CCompiler.FastOptions(instructionSet);

    public override IEnumerable<Engine> Open(Workload workload)
    {
        yield return Load(Dot, workload, CCompiler.Compile($"{workload.Name}-dot", new CSource(workload, WeightLayout.Dot).Write(), Options));
        yield return Load(Axpy, workload, CCompiler.Compile($"{workload.Name}-axpy", new CSource(workload, WeightLayout.Axpy).Write(), Options));
        if (s_tunedLanes > 0 && CTunedSource.Covers(workload))
            yield return Load(Tuned, workload, CCompiler.Compile($"{workload.Name}-tuned", new CTunedSource(workload, s_tunedLanes).Write(), Options + s_tunedOptions));
    }

    private static NativeEngine Load(string name, Workload workload, string path) => new(name, workload, NativeLibrary.Load(path));
}
