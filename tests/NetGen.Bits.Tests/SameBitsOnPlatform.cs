using System.Diagnostics;
using Xunit.Abstractions;

namespace NetGen.Bits.Tests;

/// <summary>
/// One program computes the outputs, gradients and trained parameters of networks of every family of kernels; wherever it runs, whatever vectors
/// it may use, compiled by whom, on one thread or several, its hashes are those on record. NaN is one value in this: its sign and payload differ.
/// </summary>
public abstract class SameBitsOnPlatform(ITestOutputHelper output)
{
    /// <summary>How a program is told to record instead of comparing: nothing that a test starts is.</summary>
    private const string AcceptVariable = "NETGEN_ACCEPT_SNAPSHOTS";

    private static readonly string[] s_recorded = File.ReadAllLines(Repository.PathOf("tests", "NetGen.BitsProbe", "Hashes.txt"));

    private protected static TheoryData<string> NamesOf(HostKind kind) => [.. Platforms.All.Where(platform => platform.Host.Kind == kind).Select(platform => platform.Name)];

    private protected async Task AssertSameBitsAsync(string name)
    {
        var platform = Platforms.Named(name);
        var settings = platform.Settings.Select(setting => setting.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        settings[AcceptVariable] = "";
        using var folder = new TemporaryFolder();
        long start = Stopwatch.GetTimestamp();
        await platform.Host.BuildAsync(folder.Path);
        TimeSpan building = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        ProgramRun run = await platform.Host.RunAsync(folder.Path, settings, platform.Expected);
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        // What .ci/run prints.
        output.WriteLine(FormattableString.Invariant($"ran: {name}: {lines.FirstOrDefault()} ({building.TotalSeconds:F0} s to build, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s to run)"));
        Assert.True(run.ExitCode is 0 or 1, $"{run.CommandLine} ended with exit code {run.ExitCode}:\n{run.Output}\n{run.Errors}");
        Assert.True(lines[0].StartsWith(platform.Expected + ";", StringComparison.Ordinal), $"It was to run with\n{platform.Expected}, and it says\n{lines[0]}");
        string[] differences = [.. lines.Where(line => line.StartsWith("differs: ", StringComparison.Ordinal))];
        Assert.True(differences.Length == 0, string.Join('\n', differences));
        Assert.Equal(s_recorded, lines[1..(s_recorded.Length + 1)]);
        Assert.Equal([$"All {s_recorded.Length} lines are equal to those on record."], lines[(s_recorded.Length + 1)..]);
        Assert.Equal(0, run.ExitCode);
    }
}
