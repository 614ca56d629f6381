using System.Reflection;
using NetGen.BitsProbe;

namespace NetGen.Bits.Tests;

/// <summary>The runtime of these tests, whose compiler is told by settings what it may use.</summary>
/// <param name="Properties">Of a build of its own; none for the program that was built with these tests.</param>
internal sealed record JustInTimeHost(params string[] Properties) : IHost
{
    private const string Project = "NetGen.BitsProbe";

    private static readonly string s_built = typeof(JustInTimeHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "BitsProbe").Value!;

    public HostKind Kind => HostKind.JustInTime;

    public string? Missing => null;

    public Task BuildAsync(string folder) => Properties.Length == 0 ? Task.CompletedTask : Publishing.PublishAsync(Project, folder, Properties);

    public Task<ProgramRun> RunAsync(string folder, IReadOnlyDictionary<string, string> settings, Execution expected)
    {
        string program = Properties.Length == 0 ? s_built : Path.Combine(folder, "published", Project + ".dll");
        return ProgramRun.DotnetAsync(folder, settings, program, FormattableString.Invariant($"{expected.Threads}"), FormattableString.Invariant($"{expected.TeamThreads}"));
    }
}
