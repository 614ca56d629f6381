using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>The verifier sees every difference between marks and diagnostics.</summary>
public sealed class AnalyzerVerifierTests
{
    [Fact]
    public void ReadsMarks()
    {
        Markup markup = Markup.Parse("a {|X1:b {|X2:c|} d|} {|X3:|}e");

        Assert.Equal("a b c d e", markup.Source);
        Assert.Equal([("X1", new TextSpan(2, 5)), ("X2", new TextSpan(4, 1)), ("X3", new TextSpan(8, 0))], markup.Marks);
    }

    [Theory]
    [InlineData("{|X1:a")]
    [InlineData("a|}")]
    [InlineData("{|a|}")]
    [InlineData("{|x y:a|}")]
    public void RejectsBrokenMarks(string marked) => Assert.Throws<FormatException>(() => Markup.Parse(marked));

    [Fact]
    public Task PassesWhenAllIsAsMarked() =>
        Verify("class {|SHORT:A|}; class Long; class {|SHORT:B|};", "A is short", "B is short");

    [Theory]
    [InlineData("class A;")]
    [InlineData("{|SHORT:class A;|}")]
    [InlineData("class {|SHORT:A;|}")]
    [InlineData("class {|OTHER:A|};")]
    [InlineData("class {|SHORT:A|}; class {|SHORT:Long|};")]
    [InlineData("class {|SHORT:A|}; class B;")]
    [InlineData("class {|SHORT:A|};", "A is long")]
    [InlineData("class {|SHORT:A|};", "A is short", "A is short")]
    public Task FailsWhenAnythingDiffers(string marked, params string[] messages) =>
        Assert.ThrowsAnyAsync<XunitException>(() => Verify(marked, messages));

    [Fact]
    public Task FailsWhenTheAnalyzerThrows() =>
        Assert.ThrowsAnyAsync<XunitException>(() => Verify("class Throw;"));

    private static Task Verify(string marked, params string[] messages) =>
        AnalyzerVerifier.Verify(new ShortNameAnalyzer(), marked, messages);

    /// <summary>Reports names of one letter.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class ShortNameAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_descriptor =
            new("SHORT", "Short", "{0} is short", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                static symbol =>
                {
                    if (symbol.Symbol.Name == "Throw")
                        throw new InvalidDataException("thrown on purpose");
                    if (symbol.Symbol.Name.Length == 1)
                        symbol.ReportDiagnostic(Diagnostic.Create(s_descriptor, symbol.Symbol.Locations[0], symbol.Symbol.Name));
                },
                SymbolKind.NamedType);
        }
    }
}
