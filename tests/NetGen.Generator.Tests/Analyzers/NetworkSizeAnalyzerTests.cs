using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>NETGEN030 says what a network costs, to those who ask.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN030")]
public sealed class NetworkSizeAnalyzerTests
{
    // 3-4-2: 12 + 4 + 8 + 2 parameters; backward 20 for the weights and 8 for the hidden errors; a batch keeps 14 vectors of 64 bytes for each of 9 neurons.
    [Theory]
    [InlineData("[Network(3, 4, 2)] partial class Net;", "Net (3-4-2): 26 parameters in 104 bytes, gradients 104 bytes, Adam's state 208 bytes; a sample takes 20 multiply-adds forward and 28 backward, and up to 8128 bytes of stack")]
    [InlineData("[Network(3, 4, 2, Precision = Precision.Double, Bias = false)] partial class Net;", "Net (3-4-2): 20 parameters in 160 bytes, gradients 160 bytes, Adam's state 320 bytes; a sample takes 20 multiply-adds forward and 28 backward, and up to 8128 bytes of stack")]
    [InlineData("[Network(3, 20, 2)] partial class Net;", "Net (3-20-2): 122 parameters in 488 bytes, gradients 488 bytes, Adam's state 976 bytes; a sample takes 100 multiply-adds forward and 140 backward, and up to 780 bytes of stack")]
    [InlineData("[Network(784, 128, 10)] partial class Net;", "Net (784-128-10): 101770 parameters in 407080 bytes, gradients 407080 bytes, Adam's state 814160 bytes; a sample takes 101632 multiply-adds forward and 102912 backward, and up to 640 bytes of stack")]
    public async Task WhenTurnedOn(string source, string message)
    {
        Diagnostic diagnostic = Assert.Single(await Report(source, ReportDiagnostic.Info));
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.Equal("Net", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    /// <summary>What is never trained has no gradients and no optimiser.</summary>
    [Fact]
    public async Task OfAFrozenNetworkWhatItHas()
    {
        Diagnostic diagnostic = Assert.Single(await Report("[Network(\"policy.onnx\")] static partial class Net;", ReportDiagnostic.Info, Models.Project));
        Assert.Equal("Net (4-3-2): 23 parameters in 92 bytes, frozen; a sample takes 18 multiply-adds forward, and up to 9280 bytes of stack", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task NotByDefault() => Assert.Empty(await Report("[Network(3, 4, 2)] partial class Net;", ReportDiagnostic.Default));

    [Fact]
    public async Task NotOfABrokenNetwork() => Assert.Empty(await Report("[Network(3, 0)] partial class Net;", ReportDiagnostic.Info));

    /// <summary>No method may keep more on the stack than the figure says.</summary>
    [Theory]
    [InlineData("3, 4, 2, Loss = SoftmaxCE")]
    [InlineData("3, 20, 2, Loss = SoftmaxCE, Precision = Precision.Double")]
    [InlineData("8, 8, 8, 8, Unroll = Unroll.Never")]
    [InlineData("4, 16, 16, 3, Activation = Tanh")]
    [InlineData("64, 32, 10, Loss = SoftmaxCE")]
    [InlineData("4, 16, 16, 3, Output = LogSoftmax")]
    [InlineData("784, 512, 512, 10")]
    [InlineData("1, 60000, 4000, 1")]
    public async Task AtLeastWhatTheGeneratedCodeTakes(string arguments)
    {
        string source = $"[Network({arguments})] partial class Net;";
        string message = Assert.Single(await Report(source, ReportDiagnostic.Info)).GetMessage(CultureInfo.InvariantCulture);
        long figure = long.Parse(Regex.Match(message, "up to ([0-9]+) bytes").Groups[1].Value, CultureInfo.InvariantCulture);

        IEnumerable<long> taken =
            from Match allocation in Regex.Matches(NetworkCompiler.Generate(source).Networks.Single().Text, "stackalloc (float|double)\\[([^\\]]*)\\]")
            select long.Parse(allocation.Groups[2].Value, CultureInfo.InvariantCulture) * (allocation.Groups[1].Value == "float" ? sizeof(float) : sizeof(double));
        Assert.All(taken, bytes => Assert.InRange(bytes, 1, figure));
    }

    private static async Task<IReadOnlyList<Diagnostic>> Report(string source, ReportDiagnostic severity, CompilationSettings? settings = null)
    {
        GenerationResult generation = NetworkCompiler.Generate(source, settings);
        Compilation compilation = generation.Output.WithOptions(generation.Output.Options.WithSpecificDiagnosticOptions([new("NETGEN030", severity)]));
        return await compilation.WithAnalyzers([new NetworkSizeAnalyzer()], generation.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }
}
