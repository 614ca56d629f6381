using System.Reflection;
using System.Text.RegularExpressions;

namespace NetGen.Samples.Tests.Lockstep;

/// <summary>The two processes that learn in one world.</summary>
public sealed class LockstepTests
{
    private static readonly string s_program = typeof(LockstepTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Lockstep").Value!;

    [Fact]
    public async Task The_players_stay_equal()
    {
        string[] lines = (await RunAsync("--seconds", "3")).RequireSuccess().Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.StartsWith("player 1: ", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(", no vectors (DOTNET_EnableHWIntrinsic=0)", lines[1], StringComparison.Ordinal);
        Assert.All(lines[2..^1], line => Assert.Matches("^step [0-9]+0: both have [0-9a-f]{16}; the poles stood [0-9]+ and [0-9]+ steps$", line));
        Assert.Matches("^[1-9][0-9]*0 steps, and the worlds are equal to the last bit$", lines[^1]);
    }

    /// <summary>At the step at which it is flipped; a machine that is busy needs long for that many.</summary>
    [Fact]
    public async Task A_bit_that_is_flipped_is_noticed_at_once()
    {
        ProgramRun run = await RunAsync("--flip", "--seconds", "120");
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("player 2: the last bit of one weight is flipped", run.Output.TrimEnd(), StringComparison.Ordinal);
        Match line = Regex.Match(run.Errors.TrimEnd(), "^step 1500: the worlds differ: player 1 has ([0-9a-f]{16}), player 2 has ([0-9a-f]{16})$");
        Assert.True(line.Success, run.Errors);
        Assert.NotEqual(line.Groups[1].Value, line.Groups[2].Value);
    }

    [Theory]
    [InlineData("There is no argument '--fast'; usage: ", "--fast")]
    [InlineData("--seconds is a whole number from 1 to 3600, not '0'; usage: ", "--seconds", "0")]
    [InlineData("--seconds needs a value; usage: ", "--flip", "--seconds")]
    [InlineData("--arm64: there is no file 'nowhere'; README.md says how the program is published.", "--arm64", "nowhere")]
    public async Task A_wrong_argument_is_one_line(string message, params string[] arguments)
    {
        ProgramRun run = await RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    private static Task<ProgramRun> RunAsync(params string[] arguments) => ProgramRun.DotnetAsync(Repository.Folder, [s_program, .. arguments]);
}
