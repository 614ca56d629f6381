using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>NETGEN030 says what a network costs, to those who ask.</summary>
public sealed class NetworkSizeAnalyzerTests
{
    // 3-4-2: 12 + 4 + 8 + 2 parameters; backward 20 for the weights and 8 for the hidden errors; 3 + 2*2 + 3*6 scalars.
    [Theory]
    [InlineData("[Network(3, 4, 2)] partial class Net;", "Net (3-4-2): 26 parameters in 104 bytes, gradients 104 bytes, Adam's state 208 bytes; a sample takes 20 multiply-adds forward and 28 backward, and up to 100 bytes of stack")]
    [InlineData("[Network(3, 4, 2, Precision = Precision.Double, Bias = false)] partial class Net;", "Net (3-4-2): 20 parameters in 160 bytes, gradients 160 bytes, Adam's state 320 bytes; a sample takes 20 multiply-adds forward and 28 backward, and up to 200 bytes of stack")]
    [InlineData("[Network(784, 128, 10)] partial class Net;", "Net (784-128-10): 101770 parameters in 407080 bytes, gradients 407080 bytes, Adam's state 814160 bytes; a sample takes 101632 multiply-adds forward and 102912 backward, and up to 576 bytes of stack")]
    public async Task WhenTurnedOn(string source, string message)
    {
        Diagnostic diagnostic = Assert.Single(await Report(source, ReportDiagnostic.Info));
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.Equal("Net", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task NotByDefault() => Assert.Empty(await Report("[Network(3, 4, 2)] partial class Net;", ReportDiagnostic.Default));

    [Fact]
    public async Task NotOfABrokenNetwork() => Assert.Empty(await Report("[Network(3, 0)] partial class Net;", ReportDiagnostic.Info));

    private static async Task<IReadOnlyList<Diagnostic>> Report(string source, ReportDiagnostic severity)
    {
        Compilation compilation = NetworkCompiler.Generate(source).Output;
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("NETGEN030", severity)]));
        return await compilation.WithAnalyzers([new NetworkSizeAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
