using System.Diagnostics;
using System.Reflection;
using NetGen.Testing;

namespace NetGen.Tests.Training;

/// <summary>A process that trains, killed again and again at random moments and started again each time, ends with the bits of one that nobody killed.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Probe { get; } =
        typeof(KilledTrainingTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProcessProbe").Value!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Killed_three_times() => KillAsync(kills: 3);

    [ThoroughFact]
    public Task Killed_twenty_times() => KillAsync(kills: 20);

    private async Task KillAsync(int kills)
    {
        string expected = await RunAsync(_folder.Combine("whole"));
        string path = _folder.Combine("killed");
        var random = new Random(kills);
        int ended = 0;
        for (int kill = 0; kill < kills; kill++)
            ended += await KillOnceAsync(path, TimeSpan.FromMilliseconds(random.Next(20, 150))) ? 0 : 1;
        Assert.Equal(expected, await RunAsync(path));

        // Some were killed while they trained, and no half of a file is left.
        Assert.True(ended < kills, $"All {kills} trainings had ended before they were killed.");
        Assert.Equal(2, Directory.EnumerateFiles(_folder.Path).Count(file => !Path.GetFileName(file).StartsWith('.')));
    }

    private async Task<string> RunAsync(string path) => (await ProgramRun.DotnetAsync(_folder.Path, Probe, "fit", path)).RequireSuccess().Output;

    /// <summary>The process is killed so long after its training has begun; false where it had ended.</summary>
    private async Task<bool> KillOnceAsync(string path, TimeSpan after)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Probe, "fit", path])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Assert.Equal("fitting", await process.StandardOutput.ReadLineAsync());
        await Task.Delay(after);
        bool isKilled = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        return isKilled;
    }
}
