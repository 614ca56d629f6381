using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Code, release file, reference page and catalogue of tests tell the same of every id.</summary>
public sealed class ReferencePageTests
{
    private static readonly DiagnosticAnalyzer[] s_analyzers = [new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer(), new NetworkSizeAnalyzer()];

    private static readonly DiagnosticDescriptor[] s_descriptors =
        [.. s_analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <summary>The ids of the sections.</summary>
    public static TheoryData<string> Ids => [.. ReferencePage.Sections.Select(section => section.Id)];

    [Fact]
    public void EveryIdIsExplainedOnce() => Assert.Equal(
        s_descriptors.Select(descriptor => (descriptor.Id, descriptor.Title.ToString())),
        ReferencePage.Sections.Select(section => (section.Id, section.Title)));

    [Fact]
    public void EveryIdIsInTheReleaseFile()
    {
        IEnumerable<string> rows = ReferencePage.ReadText("AnalyzerReleases.Unshipped.md").Split('\n').Where(line => line.StartsWith("NETGEN", StringComparison.Ordinal));
        Assert.Equal(
            s_descriptors.Select(descriptor => $"{descriptor.Id} | {descriptor.Category} | {(descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled")} | {descriptor.Title}"),
            rows);
    }

    [Fact]
    public void EveryIdLinksToItsHeading() => Assert.All(
        s_descriptors,
        descriptor => Assert.Equal($"generator/Diagnostics.md#{descriptor.Id.ToLowerInvariant()}", descriptor.HelpLinkUri));

    /// <summary>The catalogue marks every id in a wrong program; NETGEN030 has none.</summary>
    [Fact]
    public void EveryIdIsInTheCatalogue()
    {
        string[] marked = [.. typeof(ReferencePageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute)))
            .Select(attribute => string.Join(" ", ((IEnumerable<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!).Select(argument => argument.Value)))];
        string[] elsewhere = ["NETGEN006", "NETGEN008", "NETGEN019", "NETGEN030"];
        Assert.All(
            s_descriptors.Where(descriptor => !elsewhere.Contains(descriptor.Id)),
            descriptor => Assert.Contains(marked, text => text.Contains($"{{|{descriptor.Id}:", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheWrongExampleIsReported(string id) =>
        Assert.Equal([id], (await Report(Section(id).Examples[0], turnedOn: id)).Select(diagnostic => diagnostic.Id).Distinct());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheRightExampleIsNot(string id)
    {
        foreach (string right in Section(id).Examples.Skip(1))
        {
            Assert.Empty(await Report(right, turnedOn: "NETGEN000"));
            NetworkCompiler.Compile(right, Models.Project with { Documentation = false }).Dispose();
        }
    }

    private static ReferencePage Section(string id) => ReferencePage.Sections.Single(section => section.Id == id);

    private static async Task<IEnumerable<Diagnostic>> Report(string source, string turnedOn)
    {
        GenerationResult generation = NetworkCompiler.Generate(source, Models.Project);
        Compilation compilation = generation.Output;
        if (turnedOn == "NETGEN030")
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new(turnedOn, ReportDiagnostic.Info)]));
        return await compilation.WithAnalyzers([.. s_analyzers], generation.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }
}
