namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>A test that publishes a native program; skipped, with the reason, where the tools for that are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        // On Windows and macOS the publish itself says what is missing.
        if (OperatingSystem.IsLinux() && !IsInstalled("clang") && !IsInstalled("gcc"))
            Skip = "A native program needs a linker: neither clang nor gcc is installed.";
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
