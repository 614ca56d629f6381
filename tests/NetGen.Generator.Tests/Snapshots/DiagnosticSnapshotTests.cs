using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The text of diagnostics.</summary>
public sealed class DiagnosticSnapshotTests
{
    [Fact]
    public void DescribesAllThereIs()
    {
        var descriptor = new DiagnosticDescriptor(
            "X001", "the title", "the message from {0}", "the category", DiagnosticSeverity.Warning, true, "why", "https://example.com", "A", "B");
        Location location = Location.Create("dir/theFile.cs", default, new LinePositionSpan(new LinePosition(1, 2), new LinePosition(3, 4)));

        Assert.Equal(
            """
            {
              Diagnostics: [
                {
                  Location: dir\theFile.cs: (1,2)-(3,4),
                  Message: the message from a test,
                  Severity: Warning,
                  WarningLevel: 1,
                  Descriptor: {
                    Id: X001,
                    Title: the title,
                    Description: why,
                    HelpLink: https://example.com,
                    MessageFormat: the message from {0},
                    Category: the category,
                    DefaultSeverity: Warning,
                    IsEnabledByDefault: true,
                    CustomTags: [
                      A,
                      B
                    ]
                  }
                }
              ]
            }
            """,
            DiagnosticSnapshot.Of([Diagnostic.Create(descriptor, location, "a test")]));
    }

    [Fact]
    public void LeavesOutWhatIsNotThere()
    {
        var descriptor = new DiagnosticDescriptor("X002", "t", "m", "c", DiagnosticSeverity.Error, true);

        Assert.Equal(
            """
            {
              Diagnostics: [
                {
                  Message: m,
                  Severity: Error,
                  Descriptor: {
                    Id: X002,
                    Title: t,
                    MessageFormat: m,
                    Category: c,
                    DefaultSeverity: Error,
                    IsEnabledByDefault: true
                  }
                }
              ]
            }
            """,
            DiagnosticSnapshot.Of([Diagnostic.Create(descriptor, Location.None)]));
    }

    [Fact]
    public void QuotesTheSource()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText("// before\nclass Net;\n// after\n// far", path: "a/Net.cs");
        var descriptor = new DiagnosticDescriptor("X003", "t", "m", "c", DiagnosticSeverity.Error, true);
        Location location = Location.Create(tree, new TextSpan("// before\nclass ".Length, "Net".Length));

        Assert.Contains(
            """
                  Location: /*
            // before
            class Net;
                  ^^^
            // after
            */
            a\Net.cs: (1,6)-(1,9),
            """,
            DiagnosticSnapshot.Of([Diagnostic.Create(descriptor, location)]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void IsATargetWithoutAName()
    {
        GeneratorDriverRunResult run = CSharpGeneratorDriver.Create(new ReportingGenerator())
            .RunGenerators(CSharpCompilation.Create("Snapshots")).GetRunResult();

        SnapshotTarget target = Assert.Single(SnapshotTarget.Of(run));
        Assert.Null(target.Name);
        Assert.EndsWith("Some.Net.verified.txt", new SnapshotTest("d", "Some", "Net").Pair(target, null).Verified, StringComparison.Ordinal);
    }

    private sealed class ReportingGenerator : IIncrementalGenerator
    {
        private static readonly DiagnosticDescriptor s_descriptor = new("X004", "t", "m", "c", DiagnosticSeverity.Info, true);

        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(
                context.CompilationProvider,
                static (output, _) => output.ReportDiagnostic(Diagnostic.Create(s_descriptor, Location.None)));
    }
}
