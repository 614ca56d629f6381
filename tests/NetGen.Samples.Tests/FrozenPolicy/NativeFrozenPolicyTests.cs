namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>The same policy as a native program; a class of its own, so that publishing it and the runs of the other program share the time.</summary>
public sealed class NativeFrozenPolicyTests
{
    private const long MostBytes = 2_000_000;

    /// <summary>Published as the project's own comment says; a warning of the compiler or the trimmer is an error there.</summary>
    [NativeFact]
    public async Task Native_it_is_small_and_does_the_same()
    {
        using var folder = new TemporaryFolder();
        ProgramRun publish = await ProgramRun.DotnetAsync(
            Repository.Folder, "publish", "samples/FrozenPolicy", "-c", "Release", "-p:Native=true", "--artifacts-path", folder.Combine("artifacts"), "-o", folder.Combine("native"));
        publish.RequireSuccess();
        Assert.DoesNotMatch(@"\bwarning\b", publish.Output);

        string program = folder.Combine("native", OperatingSystem.IsWindows() ? "FrozenPolicy.exe" : "FrozenPolicy");
        ProgramRun run = await ProgramRun.StartAsync(program, folder.Path);
        long bytes = new FileInfo(program).Length;
        FrozenPolicyOutput.RequireGood(run, FormattableString.Invariant($"native, {bytes} bytes"));
        Assert.InRange(bytes, 1, MostBytes);
        if (OnnxRuntimeLibrary.Path is { } library)
            FrozenPolicyOutput.RequireGood(await ProgramRun.StartAsync(program, folder.Path, library), FormattableString.Invariant($"native, {bytes} bytes"), isCompared: true);
    }
}
