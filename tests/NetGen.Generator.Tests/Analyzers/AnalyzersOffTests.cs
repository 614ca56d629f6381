using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>
/// What makes a network impossible stops a build in any case, and is said once: by the analyzer where the build runs analyzers, and by the
/// generator where it runs none.
/// </summary>
public sealed class AnalyzersOffTests
{
    /// <summary>A declaration for each way to break a rule: shape, budget, type, name, member, base class and model file.</summary>
    public static TheoryData<string, string> Declarations => new()
    {
        { "[Network(8)] partial class Net;", "NETGEN003: Net needs at least two sizes, inputs and outputs; it has 1" },
        { "[Network(64, 64, 10, MaxParameters = 4_000)] partial class Net;", "NETGEN017: Net has 4810 parameters; MaxParameters allows 4000" },
        { "[Network(3, 4)] class Net;", "NETGEN001: Net must be partial: the generator writes its members into another part of the class" },
        { "class Outer { [Network(3, 4)] partial class Net; }", "NETGEN002: Outer must be partial, because it contains the network Net" },
        { "[Network(3, 4)] partial class Forward;", "NETGEN019: Forward is also the name of a member that the generator writes, and C# allows no member the name of its class; rename the class" },
        { "namespace A.B { partial class Outer { [Network(3, 4)] partial class Net { int InputSize; } } }", "NETGEN016: Net already has a member InputSize, which the generator writes; rename yours" },
        { "class Base { public required int Team; } [Network(3, 4)] partial class Net : Base;", "NETGEN016: Net inherits a required member Base.Team, which the generator writes; rename it there, as a required member cannot be hidden" },
        { "partial class Outer<T> { [Network(3, 4)] partial class Net; }", "NETGEN015: Net is inside Outer, which is generic; a network is written into an ordinary class" },
        { "[Network(3, 4)] file partial class Net;", "NETGEN015: Net is local to its file; a network is written into an ordinary class" },
        { "[Network(4, 3, 2, Activation = ReLU, Weights = \"policy.onnx\")] partial class Net;", "NETGEN044: policy.onnx has Tanh after 'fc1.weight'; layer 1 of Net has ReLU" },
        { "[Network(3, 0)] partial class Net; partial class Net;", "NETGEN004: A layer of Net has 0 neurons; it needs at least 1" },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    public async Task SayTheSameOnce(string source, string expected)
    {
        // Analyzers on.
        Assert.Equal([expected], await Reported(source));
        Assert.Equal([expected], await Reported(source, ("RunAnalyzers", "true")));
        Assert.Equal([expected], await Reported(source, ("RunAnalyzers", "true"), ("RunAnalyzersDuringBuild", "false")));

        // Analyzers off.
        Assert.Equal([expected], await Reported(source, ("RunAnalyzers", "false")));
        Assert.Equal([expected], await Reported(source, ("RunAnalyzersDuringBuild", "False")));
        Assert.Equal([expected], await Reported(source, ("RunAnalyzers", "false"), ("RunAnalyzersDuringBuild", "true")));

        // Told to be silent: in the source, in the project, by an attribute.
        string id = expected[..9];
        foreach (string silent in new[] { $"#pragma warning disable {id}\n{source}", $"#pragma warning disable\n{source}" })
        {
            Assert.Equal([expected], await Reported(silent));
            Assert.Equal([expected], await Reported(silent, ("RunAnalyzers", "false")));
        }

        foreach (ReportDiagnostic silent in new[] { ReportDiagnostic.Suppress, ReportDiagnostic.Hidden })
        {
            Assert.Equal([expected], await Reported(source, id, silent));
            Assert.Equal([expected], await Reported(source, id, silent, ("RunAnalyzersDuringBuild", "false")));
        }
    }

    [Fact]
    public async Task SayItUnderAnAttributeThatSuppresses()
    {
        const string Source = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"NetGen.Declaration\", \"NETGEN003\")] [Network(8)] partial class Net;";
        Assert.Single(await Reported(Source));
        Assert.Single(await Reported(Source, ("RunAnalyzers", "false")));
    }

    /// <summary>A wrong length in a call throws when it runs: that is for the user to weigh, and takes analyzers.</summary>
    [Fact]
    public async Task LeaveCallsToTheUser()
    {
        const string Source = "[Network(3, 4)] partial class Net; class Program { void Run(Net net) => net.Forward(new float[4], new float[4]); }";
        Assert.Single(await Reported(Source));
        Assert.Empty(await Reported(Source, ("RunAnalyzers", "false")));
        Assert.Empty(await Reported(Source, "NETGEN020", ReportDiagnostic.Suppress));
    }

    [Fact]
    public void SayNothingOfWhatIsRight() =>
        Assert.Empty(NetworkCompiler.Generate(
            "[Network(3, 4)] partial class Net; [Network(\"policy.onnx\")] static partial class Policy; class Other;",
            Models.Project with { BuildProperties = Properties(("RunAnalyzers", "false")) }).Diagnostics);

    [Fact]
    public void PointAtTheSamePlace()
    {
        Diagnostic diagnostic = Assert.Single(NetworkCompiler.Generate(
            "\n[Network(3, 0)] partial class Net;", CompilationSettings.Default with { BuildProperties = Properties(("RunAnalyzers", "false")) }).Diagnostics);
        Assert.Equal("Source0.cs: (1,12)-(1,13)", diagnostic.Location.GetLineSpan().ToString());
    }

    private static Task<string[]> Reported(string source, params (string Name, string Value)[] properties) => Reported(source, "NETGEN999", ReportDiagnostic.Default, properties);

    /// <summary>What a build of the project reports: the generator's diagnostics, and the analyzers' unless it runs none.</summary>
    private static async Task<string[]> Reported(string source, string id, ReportDiagnostic severity, params (string Name, string Value)[] properties)
    {
        CompilationSettings settings = Models.Project with { BuildProperties = Properties(properties) };
        Compilation input = NetworkCompiler.CreateCompilation([source], settings);
        GenerationResult generation = NetworkCompiler.Generate(input.WithOptions(input.Options.WithSpecificDiagnosticOptions([new(id, severity)])), settings);
        IEnumerable<Diagnostic> diagnostics = generation.Diagnostics;
        if (RunsAnalyzers(settings.BuildProperties))
            diagnostics = diagnostics.Concat(await generation.Output.WithAnalyzers([new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer()], generation.AnalyzerOptions).GetAnalyzerDiagnosticsAsync());
        return [.. diagnostics
            .Where(diagnostic => diagnostic is { IsSuppressed: false, Severity: DiagnosticSeverity.Error })
            .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
    }

    // As Microsoft.Managed.Core.targets decides it.
    private static bool RunsAnalyzers(IReadOnlyDictionary<string, string> properties)
    {
        string value = properties.GetValueOrDefault("RunAnalyzers") ?? properties.GetValueOrDefault("RunAnalyzersDuringBuild", "");
        return !value.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string> Properties(params (string Name, string Value)[] properties) =>
        properties.ToDictionary(property => property.Name, property => property.Value);
}
