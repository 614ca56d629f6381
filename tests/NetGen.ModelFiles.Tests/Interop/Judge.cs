using System.ComponentModel;
using NetGen.Testing;

namespace NetGen.ModelFiles.Tests.Interop;

/// <summary>Programs of others that tests compare NetGen with. tests/interop/install.sh installs them.</summary>
internal static class Judge
{
    // The distribution's own Python: another one in the path does not have its packages.
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<string?> s_pythonMissing = new(() => Missing("PyTorch and onnx for " + Python, Python, "-c", "import torch, onnx"));
    private static readonly Lazy<string?> s_nodeMissing = new(() => Missing("onnxruntime-node", "node", "-e", "require('onnxruntime-node')"));

    /// <summary>Why tests with PyTorch and onnx cannot run, or null.</summary>
    public static string? PythonMissing => s_pythonMissing.Value;

    /// <summary>Why tests with ONNX Runtime cannot run, or null.</summary>
    public static string? NodeMissing => s_nodeMissing.Value;

    public static async Task<string> PythonAsync(string script, params string[] arguments) =>
        (await RunAsync(Python, [Repository.PathOf("tests", "interop", script), .. arguments])).RequireSuccess().Output;

    public static async Task<string> NodeAsync(string script, params string[] arguments) =>
        (await RunAsync("node", [Repository.PathOf("tests", "interop", script), .. arguments])).RequireSuccess().Output;

    private static string? Missing(string what, string program, params string[] arguments)
    {
        try
        {
            return RunAsync(program, arguments).GetAwaiter().GetResult().ExitCode == 0 ? null : Reason();
        }
        catch (Win32Exception)
        {
            return Reason();
        }

        string Reason() => $"{what} is not installed; tests/interop/install.sh installs it.";
    }

    private static Task<ProgramRun> RunAsync(string program, string[] arguments) =>
        ProgramRun.StartAsync(program, Repository.PathOf("tests", "interop"), arguments);
}
