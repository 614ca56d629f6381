using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Compiling;

/// <summary>What a program is told about the cost of its network is what the compiler says.</summary>
public sealed class NetworkCostTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Bias = false, Precision = Precision.Double, Unroll = Unroll.Never)] partial class Net;")]
    [InlineData("[Network(784, 128, 10)] partial class Net;")]
    [InlineData("[Network(\"policy.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"large.onnx\", Unroll = Unroll.Never)] static partial class Net;")]
    public async Task IsTheSameAtRunTimeAndInTheCompiler(string source)
    {
        using CompiledNetworks networks = NetworkCompiler.Compile(source, Models.Project);
        var description = (NetworkDescription)networks.Type("Net").GetProperty("Description")!.GetValue(null)!;
        NetworkCost cost = description.Cost;
        Assert.Equal(description.ParameterCount, cost.ParameterCount);

        Compilation compilation = networks.Generation.Output;
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("NETGEN030", ReportDiagnostic.Info)]));
        Diagnostic diagnostic = Assert.Single(await compilation.WithAnalyzers([new NetworkSizeAnalyzer()], networks.Generation.AnalyzerOptions).GetAnalyzerDiagnosticsAsync());
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains(
            FormattableString.Invariant($": {cost.ParameterCount} parameters in {cost.ParameterBytes} bytes"), message, StringComparison.Ordinal);
        // A frozen network has no backward pass, and its message none either.
        string backward = source.Contains("static", StringComparison.Ordinal) ? "" : FormattableString.Invariant($" and {cost.BackwardMultiplyAdds} backward");
        Assert.Equal(backward.Length == 0, cost.BackwardMultiplyAdds == 0);
        Assert.Contains(
            FormattableString.Invariant($"{cost.ForwardMultiplyAdds} multiply-adds forward{backward}, and up to {cost.StackBytes} bytes of stack"), message, StringComparison.Ordinal);
    }
}
