using System.Runtime.InteropServices;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>OpenBLAS on one thread, called from C.</summary>
internal sealed unsafe class OpenBlasPeer : Peer
{
    private static readonly string[] s_files = ["libopenblas.so.0", "libopenblas.so"];

    private readonly nint _library;

    private readonly InstructionSet _instructionSet;

    /// <summary>Loads the library if there is one.</summary>
    public OpenBlasPeer(InstructionSet instructionSet)
    {
        _instructionSet = instructionSet;
        instructionSet.TellLibraries();
        foreach (string file in s_files)
        {
            if (_library == 0 && CCompiler.Version is not null)
                NativeLibrary.TryLoad(file, out _library);
        }
    }

    public override IReadOnlyList<string> Names => ["OpenBLAS"];

    public override string? Found => _library == 0 ? null : $"{Text("openblas_get_config")}, kernels {Text("openblas_get_corename")}";

    public override string Missing => CCompiler.Version is null ? "gcc is not installed" : $"{s_files[0]} is not installed";

    public override IEnumerable<Engine> Open(Workload workload)
    {
        string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Peers", "openblas.c"));
        nint network = NativeLibrary.Load(CCompiler.Compile("openblas", source, CCompiler.FastOptions(_instructionSet)));
        var create = (delegate* unmanaged<nint, nint, nint, int, int*, int, int, void>)NativeLibrary.GetExport(network, "net_create");
        fixed (int* sizes = workload.Network.Sizes)
        {
            create(
                Export("cblas_sgemm"), Export("cblas_sgemv"), Export("cblas_sger"),
                workload.Network.Sizes.Length - 1, sizes, workload.Hidden == Tanh ? 1 : 0, workload.HasSoftmax ? 1 : 0);
        }

        return [new NativeEngine(Names[0], workload, network)];
    }

    private string Text(string function) => Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)Export(function))()) ?? "";

    private nint Export(string function) => NativeLibrary.GetExport(_library, function);
}
