using System.Globalization;
using System.Text.RegularExpressions;

namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>The control policy that is imported from ONNX when it is compiled, as a program of the runtime and as a native one.</summary>
public sealed class FrozenPolicyTests
{
    private const long MostBytes = 2_000_000;

    // The bits of the outputs do not depend on machine, vectors, or compiler.
    private const string Fingerprint = "dcfc9f7e71d6225c";

    [Theory]
    [InlineData(null)]
    [InlineData("DOTNET_EnableAVX512")]
    public Task Compiled_just_in_time_it_balances_allocates_nothing_and_has_the_same_bits(string? switchedOff) => RunAsync(switchedOff);

    /// <summary>Without instructions for fused multiply-adds the same bits take a hundred times as long.</summary>
    [ThoroughTheory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public Task Without_multiply_adds_it_does_the_same(string switchedOff) => RunAsync(switchedOff);

    [OnnxRuntimeFact]
    public async Task Beside_ONNX_Runtime_it_computes_the_same() =>
        RequireGood(await ProgramRun.DotnetAsync(Repository.Folder, FrozenPolicyProgram.Path, OnnxRuntimeLibrary.Path!), "compiled just in time", isCompared: true);

    [Fact]
    public async Task Without_ONNX_Runtime_it_says_so_in_a_line()
    {
        ProgramRun run = await ProgramRun.DotnetAsync(Repository.Folder, FrozenPolicyProgram.Path, FrozenPolicyProgram.Path);
        Assert.Equal($"ONNX Runtime: not compared, '{FrozenPolicyProgram.Path}' is no library of it", RequireGood(run, "compiled just in time", isCompared: false)[7]);
    }

    /// <summary>The set of instructions is written there as a reader copies it.</summary>
    [Fact]
    public void Its_project_is_what_the_readme_says()
    {
        string[] project = [.. File.ReadAllLines(Repository.PathOf("samples", "FrozenPolicy", "FrozenPolicy.csproj")).Select(line => line.Trim())];
        Assert.All(Readme.Block("instruction set").TrimEnd().Split('\n'), line => Assert.Contains(line, project));
    }

    /// <summary>Published as the project's own comment says; a warning of the compiler or the trimmer is an error there.</summary>
    [NativeFact]
    public Task Native_it_is_small_and_does_the_same() => PublishAndRunAsync();

    /// <summary>The native compiler of the older framework has another name for the set of instructions.</summary>
    [NativeFact(isThorough: true)]
    public Task Native_for_the_older_framework_it_does_the_same() => PublishAndRunAsync("-p:NativeFramework=net9.0");

    private static async Task RunAsync(string? switchedOff)
    {
        Dictionary<string, string> settings = switchedOff is null ? [] : new() { [switchedOff] = "0" };
        ProgramRun run = await ProgramRun.DotnetAsync(Repository.Folder, settings, FrozenPolicyProgram.Path);
        RequireGood(run, "compiled just in time");
    }

    /// <summary>The analyzers have seen the same sources in the build; what the native compiler itself finds in the program is a warning still.</summary>
    private static async Task PublishAndRunAsync(params string[] properties)
    {
        using var folder = new TemporaryFolder();
        ProgramRun publish = await ProgramRun.DotnetAsync(
            Repository.Folder,
            ["publish", "samples/FrozenPolicy", "-c", "Release", "-p:Native=true", "-p:RunAnalyzers=false", .. properties, "--artifacts-path", folder.Combine("artifacts"), "-o", folder.Combine("native")]);
        publish.RequireSuccess();
        Assert.DoesNotMatch(@"\bwarning\b", publish.Output);

        string program = folder.Combine("native", OperatingSystem.IsWindows() ? "FrozenPolicy.exe" : "FrozenPolicy");
        ProgramRun run = await ProgramRun.StartAsync(program, folder.Path);
        long bytes = new FileInfo(program).Length;
        RequireGood(run, FormattableString.Invariant($"native, {bytes} bytes"));
        Assert.InRange(bytes, 1, MostBytes);
        if (OnnxRuntimeLibrary.Path is { } library)
            RequireGood(await ProgramRun.StartAsync(program, folder.Path, library), FormattableString.Invariant($"native, {bytes} bytes"), isCompared: true);
    }

    private static string[] RequireGood(ProgramRun run, string kind, bool? isCompared = null)
    {
        run.RequireSuccess();
        Assert.Equal("", run.Errors);
        string[] lines = run.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal("policy.onnx: 4-64-64-2, 4610 parameters, 18440 bytes, 4480 multiply-adds, 1152 bytes of stack", lines[0]);
        Assert.Equal("program: " + kind, lines[1]);
        Assert.Matches(@"^start-up: [\d.]+ ms of processor time to the first decision$", lines[2]);
        Assert.Equal("balanced: 20 of 20 poles for 500 steps", lines[3]);
        Match time = Regex.Match(lines[4], @"^time: (?<nanoseconds>\d+) ns per decision$");
        Assert.True(time.Success, lines[4]);
        Assert.True(int.Parse(time.Groups["nanoseconds"].Value, CultureInfo.InvariantCulture) > 0);
        Assert.Equal("allocated: 0 bytes", lines[5]);
        Assert.Equal("fingerprint of the outputs: " + Fingerprint, lines[6]);

        // Without an argument it is compared where the machine has ONNX Runtime.
        if (isCompared ?? lines.Length > 8)
        {
            Assert.Matches(@"^ONNX Runtime \d+\.\d+\.\d+: [\d.]+ ms of processor time to its first decision, [1-9]\d* ns per decision, [\d.]+ times as long$", lines[7]);
            Assert.Matches(@"^largest difference of the outputs: \d\.\dE-0\d\d, at most 1E-005 is expected$", lines[8]);
            Assert.Equal(9, lines.Length);
        }
        else
        {
            Assert.StartsWith("ONNX Runtime: not compared, ", lines[7], StringComparison.Ordinal);
            Assert.Equal(8, lines.Length);
        }

        return lines;
    }
}
