using System.Reflection;

namespace NetGen.Tests.Allocation;

/// <summary>
/// In a process that has called no network yet, the first call of each method allocates nothing, whatever constructor has made the network.
/// Only the runtime may: its table of casts, which the process has grown to its full size before, by casts of its own.
/// </summary>
public sealed class FirstCallTests
{
    [Fact]
    public async Task The_first_calls_in_a_process_allocate_nothing()
    {
        string probe = typeof(FirstCallTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProcessProbe").Value!;
        ProgramRun run = await ProgramRun.DotnetAsync(Path.GetDirectoryName(probe)!, probe, "first-calls", "--casts");
        Assert.Equal(
            """
            OwnConstructor 0 0 0 0 0 0 0 0
            OwnConstructorLoops 0 0 0 0 0 0 0 0
            OwnPrimaryConstructor 0 0 0 0 0 0 0 0
            GeneratedConstructor 0 0 0 0 0 0 0 0
            GeneratedConstructorLoops 0 0 0 0 0 0 0 0

            """,
            run.RequireSuccess().Output);
    }
}
