using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Planning.Interpreting;
using NetGen.Generator.Tests.Sweep;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Generated code computes, bit for bit, what its plan says.</summary>
public sealed class PlanInterpreterTests
{
    private const int NetworksPerCompilation = 40;

    [Fact]
    public void EveryListedNetworkComputesWhatItsPlanSays() => AssertSame(RepresentativeList.Read().Where(network => network.Start == SweptStart.Seed));

    /// <summary>A comparison that cannot fail would show nothing: scalars add 33 products in one chain, loops in two.</summary>
    [Fact]
    public void AnotherOrderIsSeen()
    {
        SweptNetwork scalars = SweptNetwork.Parse("33, 4, 2, Unroll = Unroll.Always"), loops = SweptNetwork.Parse("33, 4, 2, Unroll = Unroll.Never");
        using CompiledNetworks compiled = NetworkCompiler.Compile([scalars.Source(Name(0))]);

        Assert.Empty(InterpretedNetwork.DifferencesOf(compiled.Type(Name(0)), scalars));
        Assert.NotEmpty(InterpretedNetwork.DifferencesOf(compiled.Type(Name(0)), loops));
    }

    /// <summary>Whoever computes from the plan needs nothing of what writes text.</summary>
    [Fact]
    public void TheInterpreterKnowsNoText()
    {
        string[] files = Directory.GetFiles(Path.Combine(Folder(), "Interpreting"), "*.cs");
        Assert.Contains(files, file => Path.GetFileName(file) == "PlanInterpreter.cs");
        Assert.All(files, file => Assert.DoesNotContain(".Emit", File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;

    private static void AssertSame(IEnumerable<SweptNetwork> networks)
    {
        var differences = new List<string>();
        foreach (SweptNetwork[] part in networks.Chunk(NetworksPerCompilation))
        {
            using CompiledNetworks compiled = NetworkCompiler.Compile(part.Select((network, index) => network.Source(Name(index))));
            foreach ((SweptNetwork network, int index) in part.Select((network, index) => (network, index)))
                differences.AddRange(InterpretedNetwork.DifferencesOf(compiled.Type(Name(index)), network).Select(difference => $"[{network}] {difference}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static string Name(int index) => FormattableString.Invariant($"Net{index}");
}
