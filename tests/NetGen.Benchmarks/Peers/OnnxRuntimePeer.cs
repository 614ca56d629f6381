using System.Runtime.InteropServices;
using FrozenPolicy;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>ONNX Runtime's processor provider, through its C interface: forward passes only.</summary>
internal sealed class OnnxRuntimePeer : Peer
{
    /// <summary>The variable that says where the library is.</summary>
    private const string Variable = "NETGEN_ONNXRUNTIME";

    private readonly OnnxRuntimeApi? _api;

    /// <summary>Looks for the library where the option says, where the variable says, and where npm puts it.</summary>
    public OnnxRuntimePeer(string? path)
    {
        path ??= Environment.GetEnvironmentVariable(Variable)
            ?? Path.Combine(AppContext.BaseDirectory, "../../../Peers/node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1");
        if (NativeLibrary.TryLoad(path, out nint library))
            _api = new OnnxRuntimeApi(library);
    }

    public override IReadOnlyList<string> Names => ["ONNX Runtime"];

    public override string? Found => _api?.Version;

    public override string Missing => $"its library is neither where --onnxruntime=path or {Variable} says nor where npm puts it";

    public override IEnumerable<Engine> Open(Workload workload) => [new OnnxRuntimeEngine(Names[0], workload, _api!)];
}
