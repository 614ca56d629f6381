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

    private readonly bool _isLimited;

    /// <summary>Takes the library that the option or the variable names, or the one of the package.</summary>
    /// <param name="path">The option.</param>
    /// <param name="instructionSet">What the others may use: this one always takes what the processor has.</param>
    public OnnxRuntimePeer(string? path, InstructionSet instructionSet)
    {
        _isLimited = instructionSet.IsLimited;
        path ??= Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(AppContext.BaseDirectory, File);
        if (NativeLibrary.TryLoad(path, out nint library))
            _api = new OnnxRuntimeApi(library);
    }

    private static string File =>
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";

    public override IReadOnlyList<string> Names => ["ONNX Runtime"];

    public override PeerRole Role => _isLimited ? PeerRole.Unlimited : PeerRole.Rival;

    public override string? Found => _api is null ? null
        : $"{_api.Version}; it chooses its kernels by the processor and does not tell which{(_isLimited ? ": UNLIMITED, shown but not judged" : "")}";

    public override string Missing => $"{File} is neither where --onnxruntime=path or {Variable} says nor in the output folder: the package has none for this system";

    public override IEnumerable<Engine> Open(Workload workload) => [new OnnxRuntimeEngine(Names[0], workload, _api!)];
}
