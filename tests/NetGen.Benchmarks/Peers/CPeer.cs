using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>The network written in C for its sizes and compiled by gcc: plainly in two layouts, and tuned by hand.</summary>
internal sealed class CPeer(InstructionSet instructionSet) : Peer
{
    private const string Dot = "C dot", Axpy = "C axpy", Tuned = "C tuned";

    // gcc prefers 256-bit vectors for this family of processors; the tuned source is written for 512.
    private const string TunedOptions = " -mprefer-vector-width=512";

    public override IReadOnlyList<string> Names => [Dot, Axpy, Tuned];

    public override string? Found => CCompiler.Version is null ? null : $"{CCompiler.Version}, {Options}";

    public override string Missing => "gcc is not installed";

    private string Options => CCompiler.FastOptions(instructionSet);

    public override IEnumerable<Engine> Open(Workload workload)
    {
        yield return Load(Dot, workload, CCompiler.Compile($"{workload.Name}-dot", new CSource(workload, WeightLayout.Dot).Write(), Options));
        yield return Load(Axpy, workload, CCompiler.Compile($"{workload.Name}-axpy", new CSource(workload, WeightLayout.Axpy).Write(), Options));
        if (Avx512F.IsSupported && CTunedSource.Covers(workload))
            yield return Load(Tuned, workload, CCompiler.Compile($"{workload.Name}-tuned", new CTunedSource(workload).Write(), Options + TunedOptions));
    }

    private static NativeEngine Load(string name, Workload workload, string path) => new(name, workload, NativeLibrary.Load(path));
}
