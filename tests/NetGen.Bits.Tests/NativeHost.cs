using NetGen.BitsProbe;

namespace NetGen.Bits.Tests;

/// <summary>The native compiler, for this processor, or for another that is emulated.</summary>
/// <param name="RuntimeIdentifier">What it compiles for.</param>
/// <param name="Properties">Of the build.</param>
internal sealed record NativeHost(string RuntimeIdentifier, params string[] Properties) : IHost
{
    private const string Project = "NetGen.BitsProbe";

    /// <summary>What runs the program, and its arguments before it; empty where the system does.</summary>
    public string[] Emulator { get; init; } = [];

    /// <summary>Programs without which nothing is built or run; of those in one string, one is enough.</summary>
    public string[] Tools { get; init; } = [];

    public HostKind Kind => HostKind.Native;

    /// <summary>A folder without which nothing is linked; null where the system has all.</summary>
    public string? Libraries { get; init; }

    public string? Missing =>
        !OperatingSystem.IsLinux() ? "Native programs are tried on Linux."
        : Tools.FirstOrDefault(names => !names.Split(' ').Any(Publishing.Finds)) is { } missing ? $"Needs {missing.Replace(" ", " or ", StringComparison.Ordinal)}: tests/platforms/install.sh installs it on Debian."
        : Libraries is not null && !Directory.Exists(Path.Combine(Libraries, "lib")) ? $"Needs the libraries of C in {Libraries}: tests/platforms/install.sh installs them on Debian."
        : null;

    public Task BuildAsync(string folder) => Publishing.PublishAsync(Project, folder, ["-r", RuntimeIdentifier, "-p:Native=true", .. Properties]);

    public Task<ProgramRun> RunAsync(string folder, IReadOnlyDictionary<string, string> settings, Execution expected)
    {
        string[] command = [.. Emulator, Path.Combine(folder, "published", Project), FormattableString.Invariant($"{expected.Threads}"), FormattableString.Invariant($"{expected.TeamThreads}")];
        return ProgramRun.StartAsync(command[0], folder, settings, command[1..]);
    }
}
