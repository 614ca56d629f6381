using System.Diagnostics;
using System.Text;

namespace NetGen.Testing;

/// <summary>One run of a program to its end: what it wrote and how it ended.</summary>
internal sealed record ProgramRun(string CommandLine, int ExitCode, string Output, string Errors)
{
    // Far beyond what any run here takes, even on a machine that is busy with other things.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>dotnet</c> with the given arguments, its output redirected and its input empty.</summary>
    public static Task<ProgramRun> DotnetAsync(string folder, params string[] arguments)
        => DotnetAsync(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs <c>dotnet</c> with settings in its environment.</summary>
    public static Task<ProgramRun> DotnetAsync(string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
        => StartAsync("dotnet", Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder, settings, arguments);

    /// <summary>Runs a program of its own.</summary>
    public static Task<ProgramRun> StartAsync(string program, string folder, params string[] arguments)
        => StartAsync(program, folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a program of its own with settings in its environment.</summary>
    public static Task<ProgramRun> StartAsync(string program, string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
        => StartAsync(Path.GetFileName(program), program, folder, settings, arguments);

    private static async Task<ProgramRun> StartAsync(string name, string program, string folder, IReadOnlyDictionary<string, string> settings, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        Isolate(start.Environment);
        if (arguments is [("build" or "clean" or "msbuild" or "pack" or "publish" or "restore"), ..])
            ForShortBuilds(start.Environment);
        foreach ((string variable, string value) in settings)
            start.Environment[variable] = value;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} {string.Join(' ', arguments)} had not ended after {TimeLimit.TotalMinutes} minutes.");
        }

        return new ProgramRun($"{name} {string.Join(' ', arguments)}", process.ExitCode, await output, await errors);
    }

    /// <summary>Fails with everything the program wrote, unless it ended well.</summary>
    public ProgramRun RequireSuccess()
        => ExitCode == 0 ? this : throw new InvalidOperationException($"{CommandLine} ended with exit code {ExitCode}:\n{Output}\n{Errors}");

    /// <summary>A build of seconds ends before counting what its compiler does could pay, and before it needs the memory back.</summary>
    private static void ForShortBuilds(IDictionary<string, string?> environment)
    {
        environment["DOTNET_TieredPGO"] = "0";
        environment["DOTNET_GCgen0size"] = "0x4000000";
    }

    private static void Isolate(IDictionary<string, string?> environment)
    {
        // A build in a test must not read the settings of the build that runs the test.
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            environment.Remove(name);

        // The language of whoever runs the tests, which the compiler would not know without the cultures that are switched off below.
        environment.Remove("PreferredUILang");
        environment.Remove("VSLANG");

        // A node or a server of MSBuild left behind would hold the redirected output open, and the test would wait for it.
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";

        // The compiler's server holds nothing open, and a compiler that is warm takes a third of the time.
        environment["UseSharedCompilation"] = "true";

        // What is printed must not depend on who runs the tests, or where.
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
    }
}
