using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Code, release file, reference page and catalogue of tests tell the same of every id.</summary>
public sealed class ReferencePageTests
{
    /// <summary>The trait that names the rule that a class of the catalogue is about.</summary>
    internal const string Rule = "Rule";

    private static readonly DiagnosticAnalyzer[] s_analyzers = [new NetworkDeclarationAnalyzer(), new NetworkCallAnalyzer(), new ServedNetworkAnalyzer(), new NetworkSizeAnalyzer()];

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

    /// <summary>The page has no address: an editor would open a path of the repository in vain.</summary>
    [Fact]
    public void EveryIdNamesThePageInThePackageAndNoLinkThatNobodyCanFollow() => Assert.All(s_descriptors, descriptor =>
    {
        Assert.Equal($"docs/Diagnostics.md in the package NetGen explains {descriptor.Id}, with a wrong and a right example.", descriptor.Description.ToString());
        Assert.Equal("", descriptor.HelpLinkUri);
    });

    /// <summary>Each rule has one class of tests, with wrong programs and right ones; NETGEN030 is about no fault.</summary>
    [Fact]
    public void EveryIdIsInTheCatalogue()
    {
        ILookup<string, Type> classes = Catalogue().ToLookup(entry => entry.Id, entry => entry.Class);
        Assert.Equal(s_descriptors.Select(descriptor => descriptor.Id), classes.Select(group => group.Key).Order(StringComparer.Ordinal));
        Assert.All(classes, group => Assert.Single(group));
        foreach (IGrouping<string, Type> group in classes.Where(group => group.Key != "NETGEN030"))
        {
            MethodInfo[] wrong = Tests(group.Single(), "Wrong"), right = Tests(group.Single(), "Right");
            Assert.NotEmpty(wrong);
            Assert.NotEmpty(right);

            // The limit of layers makes its programs; the others show theirs.
            if (group.Key != "NETGEN006")
                Assert.Contains(wrong.SelectMany(Programs), program => program.Contains($"{{|{group.Key}:", StringComparison.Ordinal));
            Assert.DoesNotContain(right.SelectMany(Programs), program => program.Contains("{|", StringComparison.Ordinal));
        }
    }

    /// <summary>A false alarm is worse than a silence, so right programs are tried as often as wrong ones.</summary>
    [Fact]
    public void RightProgramsAreAsManyAsWrongOnes()
    {
        MethodInfo[] tests = [.. typeof(ReferencePageTests).Assembly.GetTypes()
            .Where(type => type.Namespace is { } name && name.StartsWith(typeof(ReferencePageTests).Namespace! + ".", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods())];
        int wrong = tests.SelectMany(Programs).Count(program => program.Contains("{|", StringComparison.Ordinal));
        int right = tests.SelectMany(Programs).Count() - wrong;
        Assert.True(right >= wrong, $"{wrong} wrong programs and {right} right ones");
        Assert.True(wrong >= 100, $"Only {wrong} wrong programs were found.");
    }

    private static IEnumerable<(string Id, Type Class)> Catalogue() =>
        from type in typeof(ReferencePageTests).Assembly.GetTypes()
        from trait in type.GetCustomAttributesData()
        where trait.AttributeType == typeof(TraitAttribute) && trait.ConstructorArguments[0].Value is Rule
        select ((string)trait.ConstructorArguments[1].Value!, type);

    private static MethodInfo[] Tests(Type type, string name) =>
        [.. type.GetMethods().Where(method => method.Name.StartsWith(name, StringComparison.Ordinal) && method.IsDefined(typeof(FactAttribute), inherit: true))];

    /// <summary>The programs that a test is given, the first of its arguments.</summary>
    private static IEnumerable<string> Programs(MethodInfo test) =>
        from attribute in test.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InlineDataAttribute)
        select ((IReadOnlyList<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value as string into program
        where program is not null
        select program;

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

    /// <summary>An id can be silenced where it stands, unless it says why there is no network.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task APragmaSuppressesIt(string id) => Assert.Equal(
        IsOfDeclaration(id) ? [id] : [],
        (await Report($"#pragma warning disable {id}\n{Section(id).Examples[0]}", turnedOn: id)).Select(diagnostic => diagnostic.Id).Distinct());

    /// <summary>Whether an id tells of a network that cannot be generated.</summary>
    internal static bool IsOfDeclaration(string id) => s_descriptors.Single(descriptor => descriptor.Id == id).Category == "NetGen.Declaration";

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
