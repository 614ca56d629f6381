using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>OpenBLAS on one thread, called from C.</summary>
internal sealed unsafe partial class OpenBlasPeer : Peer
{
    private static readonly string[] s_files = ["libopenblas.so.0", "libopenblas.so"];

    private readonly nint _library;

    /// <summary>Loads the library if there is one.</summary>
    public OpenBlasPeer()
    {
        // It reads these while it is loaded. On virtual machines that it does not recognise it would choose its oldest kernels.
        if (Avx512F.IsSupported)
            SetEnvironmentVariable("OPENBLAS_CORETYPE", "SKYLAKEX", 0);
        SetEnvironmentVariable("OPENBLAS_NUM_THREADS", "1", 1);
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
        nint network = NativeLibrary.Load(CCompiler.Compile("openblas", source));
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

    // The runtime's own variables are a copy that native libraries do not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironmentVariable(string name, string value, int overwrites);
}
