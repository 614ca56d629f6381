using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace NetGen.Tests.Files;

/// <summary>Processes that save one path at once, one of them killed, leave a whole file of one of them and nothing else; whoever loads meanwhile gets a whole one.</summary>
public sealed class SavingProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Probe { get; } =
        typeof(SavingProcessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProcessProbe").Value!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Two_processes_and_one_that_is_killed() => SaveAsync(times: 40, kills: 1);

    [ThoroughFact]
    public Task Two_processes_a_thousand_times_and_many_that_are_killed() => SaveAsync(times: 1000, kills: 20);

    private async Task SaveAsync(int times, int kills)
    {
        string path = _folder.Combine("network");
        new SavedByProcesses(seed: 1).SaveSafetensors(path);
        var valid = Enumerable.Range(1, 3).Select(seed => new SavedByProcesses(seed).Parameters.ToArray()).ToArray();
        Task<ProgramRun>[] savers = [.. Enumerable.Range(1, 2).Select(seed =>
            ProgramRun.DotnetAsync(_folder.Path, Probe, "save", path, seed.ToString(CultureInfo.InvariantCulture), times.ToString(CultureInfo.InvariantCulture)))];
        Task killed = KillWhileSavingAsync(path, kills);

        var read = new SavedByProcesses();
        int loads = 0;
        do
        {
            read.LoadSafetensors(path);
            Assert.Contains(valid, parameters => read.Parameters.SequenceEqual(parameters));
            loads++;
            await Task.Yield();
        }
        while (!killed.IsCompleted || !savers.All(saver => saver.IsCompleted));
        await killed;
        foreach (Task<ProgramRun> saver in savers)
            (await saver).RequireSuccess();

        new SavedByProcesses(seed: 2).SaveSafetensors(path);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.Path));
        read.LoadSafetensors(path);
        Assert.True(read.Parameters.SequenceEqual(valid[1]));
        Assert.True(loads > kills);
    }

    private async Task KillWhileSavingAsync(string path, int times)
    {
        for (int time = 0; time < times; time++)
            await KillWhileSavingAsync(path);
    }

    /// <summary>The process is killed when it has saved once, in the middle of one of the saves that follow without a pause.</summary>
    private async Task KillWhileSavingAsync(string path)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Probe, "save", path, "3", "1000000"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            Assert.Equal("saving", await process.StandardOutput.ReadLineAsync());
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }
}

/// <summary>The network that the probe saves.</summary>
[Network(256, 128, 8)]
internal sealed partial class SavedByProcesses;
