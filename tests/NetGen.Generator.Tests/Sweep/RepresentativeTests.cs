using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Snapshots;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>Whatever the generator writes without a diagnostic compiles.</summary>
public sealed class RepresentativeTests(ITestOutputHelper log)
{
    /// <summary>So many networks of some 2,000 lines are a compilation of a few hundred megabytes.</summary>
    private const int NetworksPerCompilation = 40;

    /// <summary>Of some tens of thousands of classes: what two processors compile in a few minutes.</summary>
    private const int MostCompiledClasses = 1_500;

    [Fact]
    public void EveryListedNetworkCompiles() => Compile(RepresentativeList.Read());

    /// <summary>What no listed network has, is compiled too.</summary>
    [Fact]
    public void EveryLayerOfTwoOutputsCompiles()
    {
        var listed = TextClasses.Of(RepresentativeList.Read());
        Compile(TextClasses.Of(SweptNetworks.TwoOutputs()).Beyond(listed));
    }

    [Fact]
    public void ALineReadsBackAsItsNetwork() =>
        Assert.All(SweptNetworks.TwoOutputs().Concat(RepresentativeList.Read()), network => Assert.Equal(network.ToString(), SweptNetwork.Parse(network.ToString()).ToString()));

    /// <summary>
    /// The whole sweep, half a million texts: the list has every piece of them, so that whatever does not compile is a piece that a listed
    /// network has too. What pieces that meet could still spoil, networks of as many classes look for as minutes allow.
    /// </summary>
    [ThoroughFact]
    public void EveryPieceIsListedAndClassesCompile()
    {
        var environment = SnapshotEnvironment.OfProcess();
        environment.RefuseToAcceptUnattended();
        var classes = TextClasses.Of(SweptNetworks.SingleLayers().Concat(SweptNetworks.TwoOutputs()).Concat(SweptNetworks.Corners()));
        if (environment.Accept)
            RepresentativeList.Write(classes.Cover());
        Assert.False(environment.Accept, $"The list was written because {SnapshotEnvironment.AcceptVariable} is set: review the change, then run the tests without it.");
        Assert.Empty(classes.Beyond(TextClasses.Of(RepresentativeList.Read())));

        int step = Math.Max(1, classes.Smallest.Count / MostCompiledClasses);
        SweptNetwork[] compiled = [.. classes.Smallest.Where((_, index) => index % step == 0)];
        log.WriteLine($"{classes.Smallest.Count} classes, of which {compiled.Length} are compiled");
        Compile(compiled);
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
