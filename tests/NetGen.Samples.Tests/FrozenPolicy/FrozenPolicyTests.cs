namespace NetGen.Samples.Tests.FrozenPolicy;

/// <summary>The control policy that is imported from ONNX when it is compiled, as a program of the runtime.</summary>
public sealed class FrozenPolicyTests
{
    // Without the instruction a multiply-add is a call, and a run takes most of a minute: all of them start with the first that is awaited.
    private static readonly Lazy<Dictionary<string, Task<ProgramRun>>> s_runs = new(() => new[] { "", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic" }.ToDictionary(
        switchedOff => switchedOff,
        switchedOff => ProgramRun.DotnetAsync(Repository.Folder, switchedOff.Length == 0 ? [] : new Dictionary<string, string> { [switchedOff] = "0" }, FrozenPolicyProgram.Path)));

    [Theory]
    [InlineData(null)]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Compiled_just_in_time_it_balances_allocates_nothing_and_has_the_same_bits(string? switchedOff)
        => FrozenPolicyOutput.RequireGood(await s_runs.Value[switchedOff ?? ""], "compiled just in time");

    [OnnxRuntimeFact]
    public async Task Beside_ONNX_Runtime_it_computes_the_same() =>
        FrozenPolicyOutput.RequireGood(await ProgramRun.DotnetAsync(Repository.Folder, FrozenPolicyProgram.Path, OnnxRuntimeLibrary.Path!), "compiled just in time", isCompared: true);

    [Fact]
    public async Task Without_ONNX_Runtime_it_says_so_in_a_line()
    {
        ProgramRun run = await ProgramRun.DotnetAsync(Repository.Folder, FrozenPolicyProgram.Path, FrozenPolicyProgram.Path);
        Assert.Equal($"ONNX Runtime: not compared, '{FrozenPolicyProgram.Path}' is no library of it", FrozenPolicyOutput.RequireGood(run, "compiled just in time", isCompared: false)[7]);
    }
}
