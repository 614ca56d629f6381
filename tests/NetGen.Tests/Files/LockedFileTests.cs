namespace NetGen.Tests.Files;

/// <summary>A file that another save looks at, alone, for longer than usual, is read when it lets go; one that stays locked is told of.</summary>
public sealed class LockedFileTests : IDisposable
{
    /// <summary>Much longer than the lock of a save takes, as where its process waits for a processor.</summary>
    private static readonly TimeSpan s_held = TimeSpan.FromMilliseconds(300);

    private readonly TemporaryFolder _folder = new();

    private string Location => _folder.Combine("network");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Is_read_when_it_is_let_go()
    {
        var saved = new SavedByProcesses(seed: 1);
        saved.SaveSafetensors(Location);
        var alone = new FileStream(Location, FileMode.Open, FileAccess.Read, FileShare.None);
        Task loading = Task.Run(() => new SavedByProcesses().LoadSafetensors(Location));
        await Task.WhenAny(loading, Task.Delay(s_held));
        Assert.False(loading.IsCompleted, "The lock keeps nobody out, so that this test shows nothing.");
        alone.Dispose();
        await loading;
    }

    [Fact]
    public void Is_told_of_where_it_stays_locked()
    {
        new SavedByProcesses(seed: 1).SaveSafetensors(Location);
        using var alone = new FileStream(Location, FileMode.Open, FileAccess.Read, FileShare.None);
        IOException error = Assert.Throws<IOException>(() => new SavedByProcesses().LoadSafetensors(Location));
        Assert.Contains(Location, error.Message, StringComparison.Ordinal);
    }
}
