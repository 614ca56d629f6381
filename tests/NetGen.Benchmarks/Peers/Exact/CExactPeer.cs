using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// C that computes NetGen's bits, compiled without -ffast-math: what the promise costs, where a rival that does not make it is faster. One sample of
/// the small networks, where NetGen loses.
/// </summary>
/// <param name="instructionSet">What it is compiled for.</param>
internal sealed class CExactPeer(InstructionSet instructionSet) : Peer
{
    private const string NetworksWithSource = "ABCD";

    // No option here changes a bit: nobody reads errno or traps, and contraction would be gcc's choice of what is fused.
    private string Options =>
        $"-O3 -march={instructionSet.March} -ffp-contract=off -fno-math-errno -fno-trapping-math{(Avx512F.IsSupported ? " -mprefer-vector-width=512" : "")}";

    public override IReadOnlyList<string> Names => ["C exact"];

    public override PeerRole Role => PeerRole.SameBits;

    public override string? Found => CCompiler.Version is null || !Fma.IsSupported ? null : $"{CCompiler.Version}, {Options}; NetGen's bits, one sample of A to D";

    public override string Missing => CCompiler.Version is null ? "gcc is not installed" : "its source needs AVX2";

    public override IEnumerable<Engine> Open(Workload workload)
    {
        if (!NetworksWithSource.Contains(workload.Name, StringComparison.Ordinal))
            return [];
        string source = new CExactSource(workload, Avx512F.IsSupported ? 16 : 8).Write();
        nint library = NativeLibrary.Load(CCompiler.Compile($"{workload.Name}-exact", source, Options));
        return [new NativeEngine(Names[0], workload, library) { HasSameBits = true, MostSamples = 1 }];
    }
}
