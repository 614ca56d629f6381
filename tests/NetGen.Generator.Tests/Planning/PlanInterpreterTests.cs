using System.Runtime.CompilerServices;
using NetGen.Generator.Tests.Planning.Interpreting;
using NetGen.Generator.Tests.Sweep;

namespace NetGen.Generator.Tests.Planning;

/// <summary>Generated code computes, bit for bit, what its plan says.</summary>
public sealed class PlanInterpreterTests
{
    private const int NetworksPerCompilation = 40;

    /// <summary>Of the list of the sweep, one in so many is compared in every run.</summary>
    private const int Step = 12;

    /// <summary>The classes that a thorough run compares besides the list: what two processors do in a quarter of an hour.</summary>
    private const int MostClasses = 1_500;

    [Fact]
    public void SomeListedNetworksComputeWhatTheirPlansSay() => AssertSame(Listed().Where((_, index) => index % Step == 0));

    [ThoroughFact]
    public void EveryListedNetworkComputesWhatItsPlanSays() => AssertSame(Listed());

    [ThoroughFact]
    public void ClassesOfPlansComputeWhatTheirPlansSay()
    {
        SweptNetwork[] classes = [.. PlanClasses.Of(SweptNetworks.All().Where(network => network.Start == SweptStart.Seed)).Smallest];
        int step = Math.Max(1, classes.Length / MostClasses);
        AssertSame(classes.Where((_, index) => index % step == 0));
    }

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

    private static IEnumerable<SweptNetwork> Listed() => RepresentativeList.Read().Where(network => network.Start == SweptStart.Seed);

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;

    internal static void AssertSame(IEnumerable<SweptNetwork> networks)
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
