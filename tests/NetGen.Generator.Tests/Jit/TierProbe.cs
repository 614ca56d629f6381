using System.Diagnostics;
using System.Reflection;

namespace NetGen.Generator.Tests.Jit;

/// <summary>The program NetGen.TierProbe, which calls every method of networks of all sizes once.</summary>
internal static class TierProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Its assembly; this project's build builds it.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(typeof(TierProbe).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "TierProbe").Value!);

    /// <summary>Runs it with a JIT that optimises at once and lists what it compiles.</summary>
    /// <param name="variables">More environment variables.</param>
    /// <returns>The names of the networks it called, and the JIT's list.</returns>
    public static (IReadOnlyList<string> Networks, IReadOnlyList<JittedMethod> Methods) Run(IEnumerable<KeyValuePair<string, string>> variables)
    {
        (string output, string log) = Run("DOTNET_JitDisasmSummary", "1", variables);
        return (output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), JitLog.Read(log));
    }

    /// <summary>Runs it with a JIT that optimises at once and lists machine code.</summary>
    /// <param name="methods">Of which methods, as <c>DOTNET_JitDisasm</c> names them.</param>
    /// <param name="variables">More environment variables.</param>
    /// <returns>The methods, each with what it calls.</returns>
    public static IReadOnlyList<(string Method, IReadOnlyList<string> Calls)> List(string methods, IEnumerable<KeyValuePair<string, string>> variables) =>
        JitListing.Read(Run("DOTNET_JitDisasm", methods, variables).Log);

    private static (string Output, string Log) Run(string name, string value, IEnumerable<KeyValuePair<string, string>> variables)
    {
        string log = System.IO.Path.GetTempFileName();
        try
        {
            string output = Run(
            [
                KeyValuePair.Create("DOTNET_JitStdOutFile", log),
                KeyValuePair.Create(name, value),
                // Without tiers the first call of a method compiles it as its thousandth would.
                KeyValuePair.Create("DOTNET_TieredCompilation", "0"),
                .. variables,
            ]);
            return (output, File.ReadAllText(log));
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static string Run(KeyValuePair<string, string>[] variables)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The probe has not ended after {s_patience}.");
        }

        Assert.True(process.ExitCode == 0, $"The probe failed with {process.ExitCode}.\n{output.Result}\n{error.Result}");
        return output.Result;
    }
}
