using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Snapshots;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>Whatever the generator writes without a diagnostic compiles.</summary>
public sealed class RepresentativeTests(ITestOutputHelper log)
{
    /// <summary>So many networks of some 2,000 lines are a compilation of a few hundred megabytes.</summary>
    private const int NetworksPerCompilation = 40;

    /// <summary>The ordinary run compiles every third: the tests of numbers compile networks enough, and the thorough run has them all.</summary>
    [Fact]
    public void ListedNetworksCompile() => Compile([.. ThoroughFactAttribute.Some(RepresentativeList.Read(), oneIn: 3)]);

    /// <summary>Up to 130 inputs, of which each class is compiled: a form of two outputs once did not.</summary>
    [Fact]
    public void EveryClassOfTwoOutputsCompiles() => Compile(PlanClasses.Of(SweptNetworks.TwoOutputs()).Smallest);

    [Fact]
    public void ALineReadsBackAsItsNetwork() =>
        Assert.All(SweptNetworks.TwoOutputs().Concat(RepresentativeList.Read()), network => Assert.Equal(network.ToString(), SweptNetwork.Parse(network.ToString()).ToString()));

    /// <summary>The whole sweep, half a million plans: the list has every decision of them, and the smallest network of every class compiles.</summary>
    [ThoroughFact]
    public void EveryDecisionIsListedAndEveryClassCompiles()
    {
        var environment = SnapshotEnvironment.OfProcess();
        environment.RefuseToAcceptUnattended();
        var classes = PlanClasses.Of(SweptNetworks.All());
        if (environment.Accept)
            RepresentativeList.Write(classes.Cover().Concat(SweptNetworks.TextForms()).DistinctBy(network => network.ToString()));
        Assert.False(environment.Accept, $"The list was written because {SnapshotEnvironment.AcceptVariable} is set: review the change, then run the tests without it.");
        Assert.Empty(classes.Beyond(PlanClasses.Of(RepresentativeList.Read())));

        log.WriteLine($"{classes.Smallest.Count} classes");
        Compile(classes.Smallest);
    }

    private static void Compile(IReadOnlyList<SweptNetwork> networks)
    {
        foreach (SweptNetwork[] part in networks.Chunk(NetworksPerCompilation))
            CompileTogether(part);
    }

    private static void CompileTogether(SweptNetwork[] networks)
    {
        CompilationSettings settings = CompilationSettings.Default with
        {
            ModelFiles = [.. networks.Select((network, index) => SweptText.File(network, Name(index))).OfType<ModelFile>()],
        };
        GenerationResult generation = NetworkCompiler.Generate(networks.Select((network, index) => network.Source(Name(index))), settings);

        // The sweep's own way to the text is the generator's.
        Assert.Equal(networks.Length, generation.Networks.Length);
        Dictionary<string, string> texts = generation.Networks.ToDictionary(file => file.HintName, file => file.Text);
        Assert.All(networks.Select((network, index) => (network, Name(index))), entry => Assert.Equal(SweptText.Of(entry.network, entry.Item2), texts[entry.Item2 + ".g.cs"]));

        using var image = new MemoryStream();
        Diagnostic[] diagnostics = [.. generation.Output.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)];
        if (diagnostics.Length == 0)
            return;
        string failed = string.Join('\n', networks.Where((_, index) => diagnostics.Any(diagnostic => Path.GetFileName(diagnostic.Location.SourceTree?.FilePath) == Name(index) + ".g.cs")));
        Assert.Fail($"{failed}\n{new NetworkCompilationException(diagnostics).Message}");
    }

    private static string Name(int index) => FormattableString.Invariant($"Net{index}");
}
