namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>A test that publishes a native program; skipped, with the reason, where the tools for that are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_missing = new(() => Task.Run(FindMissingAsync).GetAwaiter().GetResult());

    /// <param name="isThorough">Whether the test waits for NETGEN_THOROUGH.</param>
    public NativeFactAttribute(bool isThorough = false) => Skip = (isThorough ? new ThoroughFactAttribute().Skip : null) ?? s_missing.Value;

    private static async Task<string?> FindMissingAsync()
    {
        using var folder = new TemporaryFolder();

        // On Windows and macOS the publish itself says what is missing of the system's tools.
        if (OperatingSystem.IsLinux())
        {
            string? linker = new[] { "clang", "gcc" }.FirstOrDefault(IsInstalled);
            if (linker is null)
                return "A native program needs a linker: neither clang nor gcc is installed.";
            File.WriteAllText(folder.Combine("empty.c"), "");
            ProgramRun link = await ProgramRun.StartAsync(linker, folder.Path, "-shared", "empty.c", "-lz", "-o", "empty.so");
            if (link.ExitCode != 0)
                return "A native program is linked with zlib, whose development files are not installed.";
        }

        ProgramRun restore = await ProgramRun.DotnetAsync(Repository.Folder, "restore", "samples/FrozenPolicy", "-p:Native=true", "--artifacts-path", folder.Combine("artifacts"));
        return restore.ExitCode != 0 && restore.Output.Contains("ILCompiler", StringComparison.Ordinal)
            ? "A native program needs the package Microsoft.DotNet.ILCompiler, which cannot be restored."
            : null;
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
