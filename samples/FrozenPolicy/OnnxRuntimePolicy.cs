using System.Runtime.InteropServices;

namespace FrozenPolicy;

/// <summary>The same policy in ONNX Runtime: one session, whose input and output are bound to memory once and for all.</summary>
internal sealed unsafe class OnnxRuntimePolicy : IDisposable
{
    /// <summary>The variable that says where the library is, for those who give no argument.</summary>
    public const string Variable = "NETGEN_ONNXRUNTIME";

    // The names of the input and the output in policy.onnx.
    private const string InputName = "state";
    private const string OutputName = "preference";

    private readonly OnnxRuntimeApi _api;
    private readonly float* _memory;
    private readonly nint _session;
    private readonly nint _binding;

    private OnnxRuntimePolicy(OnnxRuntimeApi api)
    {
        _api = api;
        _memory = (float*)NativeMemory.AllocZeroed(Policy.InputSize + Policy.OutputSize, sizeof(float));
        _session = api.CreateSession(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "policy.onnx")));
        _binding = api.CreateBinding(_session, InputName, _memory, Policy.InputSize, OutputName, _memory + Policy.InputSize, Policy.OutputSize, samples: 1);
    }

    /// <summary>The version of the library.</summary>
    public string Version => _api.Version;

    /// <summary>What the policy is asked about.</summary>
    public Span<float> State => new(_memory, Policy.InputSize);

    /// <summary>What <see cref="Forward"/> computed.</summary>
    public ReadOnlySpan<float> Preference => new(_memory + Policy.InputSize, Policy.OutputSize);

    /// <summary>Looks for the library where the argument or the variable says, or else where the system keeps libraries.</summary>
    /// <param name="path">The library, or null.</param>
    /// <param name="missing">Why there is no policy.</param>
    /// <returns>The policy, or null.</returns>
    public static OnnxRuntimePolicy? TryOpen(string? path, out string missing)
    {
        if (string.IsNullOrEmpty(path))
            path = Environment.GetEnvironmentVariable(Variable);
        bool isNamed = !string.IsNullOrEmpty(path);
        missing = isNamed ? $"'{path}' is no library of it" : $"no library is installed, named by the first argument or by {Variable}";
        if (!NativeLibrary.TryLoad(isNamed ? path! : "onnxruntime", out nint library) || !NativeLibrary.TryGetExport(library, OnnxRuntimeApi.EntryPoint, out _))
            return null;
        return new OnnxRuntimePolicy(new OnnxRuntimeApi(library));
    }

    /// <summary>Computes the preference for the state.</summary>
    public void Forward() => _api.Run(_session, _binding);

    public void Dispose()
    {
        _api.ReleaseBinding(_binding);
        _api.ReleaseSession(_session);
        NativeMemory.Free(_memory);
    }
}
