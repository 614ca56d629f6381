using System.Reflection;
using System.Runtime.Intrinsics;

namespace NetGen.Tests.Bits;

/// <summary>
/// The same program prints the same hashes of outputs, gradients and trained parameters whatever vectors its JIT may use, tiered or fully
/// optimised, on one thread or on several at once, alone or with a team of two or three threads that share each batch. Each setting is a
/// process of its own, which says which vectors it used. NaN is one value in this: its sign and payload differ.
/// </summary>
public sealed class HardwareTests
{
    /// <summary>
    /// The settings, the widest vectors that are left then, -1 for those of the machine, the number of threads that compute everything at
    /// once, and the number of threads that share a batch.
    /// </summary>
    public static TheoryData<string, int, string, string> Settings => new()
    {
        { "DOTNET_EnableAVX512=0", 256, "2", "2" },
        { "DOTNET_EnableAVX2=0 DOTNET_TieredCompilation=0", 128, "1", "3" },
        { "DOTNET_EnableHWIntrinsic=0", 0, "1", "1" },
    };

    /// <summary>More settings of the compiler, with the vectors of the machine.</summary>
    public static TheoryData<string, int, string, string> ThoroughSettings => new()
    {
        { "DOTNET_TieredCompilation=0", -1, "1", "3" },
        { "DOTNET_TieredPGO=0", -1, "2", "1" },
        { "DOTNET_ReadyToRun=0", -1, "3", "2" },
    };

    private static readonly Lazy<Task<string[]>> s_default = new(() => RunAsync("", "1", "1"));

    private static string Probe { get; } = typeof(HardwareTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "BitsProbe").Value!;

    private static int Widest => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    [Theory]
    [MemberData(nameof(Settings))]
    public Task Same_bits_as_by_default(string setting, int vectors, string threads, string teamThreads) => AssertSameBitsAsync(setting, vectors, threads, teamThreads);

    [ThoroughTheory]
    [MemberData(nameof(ThoroughSettings))]
    public Task Same_bits_as_by_default_however_it_is_compiled(string setting, int vectors, string threads, string teamThreads) =>
        AssertSameBitsAsync(setting, vectors, threads, teamThreads);

    /// <summary>Equal to what every earlier version computed: a deliberate change is a visible difference of the file, and a line in CHANGELOG.</summary>
    [Fact]
    public async Task Same_bits_as_on_record()
    {
        string[] lines = await s_default.Value;
        Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(Path.GetDirectoryName(Probe)!, "Hashes.txt")), lines[1..]);
    }

    /// <summary>A result that is computed in two ways, alone and in a batch, has one hash.</summary>
    [Fact]
    public async Task A_sample_alone_and_in_a_batch_have_the_same_bits()
    {
        string[] lines = await s_default.Value;
        Assert.Equal($"vectors {Widest}", lines[0]);
        var results = lines[1..].Select(line => line.Split(' ')).ToLookup(words => words[0] + " " + words[1], words => words[2]);
        Assert.All(results.Where(result => result.Key.EndsWith("forward", StringComparison.Ordinal) || result.Key.EndsWith(" backward", StringComparison.Ordinal)), result =>
        {
            Assert.Equal(2, result.Count());
            Assert.Single(result.Distinct());
        });
        Assert.Equal(results.Count, results.SelectMany(result => result.Distinct()).Distinct().Count());
    }

    private static async Task AssertSameBitsAsync(string setting, int vectors, string threads, string teamThreads)
    {
        string[] expected = await s_default.Value;
        string[] actual = await RunAsync(setting, threads, teamThreads);
        Assert.Equal($"vectors {(vectors < 0 ? Widest : Math.Min(vectors, Widest))}", actual[0]);
        Assert.Equal(expected[1..], actual[1..]);
    }

    private static async Task<string[]> RunAsync(string setting, string threads, string teamThreads)
    {
        var settings = setting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        ProgramRun run = await ProgramRun.DotnetAsync(Path.GetDirectoryName(Probe)!, settings, Probe, threads, teamThreads);
        return run.RequireSuccess().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
