namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>The library of ONNX Runtime that tests/interop/install.sh installs, or another one.</summary>
internal static class OnnxRuntimeLibrary
{
    private const string Variable = "NETGEN_ONNXRUNTIME";
    private const string File = "libonnxruntime.so.1";

    /// <summary>Where it is, or null.</summary>
    public static string? Path { get; } = Candidates().FirstOrDefault(System.IO.File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            yield return named;

        // Packages of Node: in the folder of the script that installs them, or where the variable of Node says.
        string[] modules = (Environment.GetEnvironmentVariable("NODE_PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (string folder in modules.Append(Repository.PathOf("tests", "interop", "node_modules")))
        {
            string programs = System.IO.Path.Combine(folder, "onnxruntime-node", "bin");
            foreach (string version in Directory.Exists(programs) ? Directory.GetDirectories(programs) : [])
                yield return System.IO.Path.Combine(version, "linux", "x64", File);
        }
    }
}

/// <summary>A test that compares with ONNX Runtime; skipped, with the reason, where its library is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnnxRuntimeFactAttribute : FactAttribute
{
    public OnnxRuntimeFactAttribute()
    {
        if (OnnxRuntimeLibrary.Path is null)
            Skip = "The library of ONNX Runtime is missing: tests/interop/install.sh installs it on Linux.";
    }
}
