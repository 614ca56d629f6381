using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Analyzers.Calls;

/// <summary>The types Input and Output carry the sizes, so that C# itself refuses what does not fit; nothing here needs an analyzer.</summary>
public sealed class ShapedChainTests
{
    private const string Networks =
        """
        [Network(4, 64)] partial class Encoder;
        [Network(64, 2, Loss = SoftmaxCE)] partial class Fits;
        [Network(32, 2, Loss = SoftmaxCE)] partial class TooNarrow;
        [Network(64, 2, Loss = SoftmaxCE, Precision = Precision.Double)] partial class Wide;
        [Network(4, 65536)] partial class Largest;
        [Network(65536, 1)] partial class AfterLargest;
        struct Four : NetGen.Shapes.IVector<float, NetGen.Shapes.Size<NetGen.Shapes.D4>> { public float A, B, C, D; }

        """;

    [Theory]
    [InlineData("fits.Forward(in code, out Fits.Output y);")]
    [InlineData("fits.Forward(code, out Fits.Output y); fits.Forward(in code, out var z);")]
    [InlineData("_ = fits.Classify(in code);")]
    [InlineData("encoder.Forward(in x, out code); encoder.Forward(x, out var again); encoder.Forward(new Four(), out code); encoder.Forward(default, out code);")]
    [InlineData("new Largest().Forward(new Four(), out Largest.Output large); new AfterLargest().Forward(in large, out AfterLargest.Output one);")]
    [InlineData("fits.Forward(code, new float[2]); fits.Forward(new float[64], new float[2]); Span<float> span = code; span[0] = code[63];")]
    public void EqualSizesCompile(string statements) => Assert.Empty(Errors(statements));

    [Theory]
    [InlineData(
        "narrow.Forward(in code, out TooNarrow.Output y);",
        "CS0315: The type 'Encoder.Output' cannot be used as type parameter 'TVector' in the generic type or method 'TooNarrow.Forward<TVector>(in TVector, out TooNarrow.Output)'. There is no boxing conversion from 'Encoder.Output' to 'NetGen.Shapes.IVector<float, NetGen.Shapes.Size<NetGen.Shapes.D3, NetGen.Shapes.D2>>'.")]
    [InlineData(
        "_ = narrow.Classify(in code);",
        "CS0315: The type 'Encoder.Output' cannot be used as type parameter 'TVector' in the generic type or method 'TooNarrow.Classify<TVector>(in TVector)'. There is no boxing conversion from 'Encoder.Output' to 'NetGen.Shapes.IVector<float, NetGen.Shapes.Size<NetGen.Shapes.D3, NetGen.Shapes.D2>>'.")]
    [InlineData(
        "wide.Forward(in code, out Wide.Output y);",
        "CS0315: The type 'Encoder.Output' cannot be used as type parameter 'TVector' in the generic type or method 'Wide.Forward<TVector>(in TVector, out Wide.Output)'. There is no boxing conversion from 'Encoder.Output' to 'NetGen.Shapes.IVector<double, NetGen.Shapes.Size<NetGen.Shapes.D6, NetGen.Shapes.D4>>'.")]
    [InlineData(
        "narrow.Forward(in x, out TooNarrow.Output y);",
        "CS0315: The type 'Encoder.Input' cannot be used as type parameter 'TVector' in the generic type or method 'TooNarrow.Forward<TVector>(in TVector, out TooNarrow.Output)'. There is no boxing conversion from 'Encoder.Input' to 'NetGen.Shapes.IVector<float, NetGen.Shapes.Size<NetGen.Shapes.D3, NetGen.Shapes.D2>>'.")]
    [InlineData(
        "new Largest().Forward(in x, out Largest.Output y);",
        "CS0315: The type 'Encoder.Input' cannot be used as type parameter 'TVector' in the generic type or method 'Largest.Forward<TVector>(in TVector, out Largest.Output)'. There is no boxing conversion from 'Encoder.Input' to 'NetGen.Shapes.IVector<float, NetGen.Shapes.Size<NetGen.Shapes.D4>>'.")]
    [InlineData("Fits.Input y = code;", "CS0029: Cannot implicitly convert type 'Encoder.Output' to 'Fits.Input'")]
    public void OtherTypesDoNot(string statements, string error) => Assert.Equal([error], Errors(statements));

    /// <summary>A value of the wrong size may still be converted to a span; there the call analyzer watches.</summary>
    [Theory]
    [InlineData("_ = narrow.Classify({|NETGEN020:code|});", "TooNarrow takes 32 inputs; this span has 64")]
    [InlineData("narrow.Forward({|NETGEN020:code|}, new float[2]);", "TooNarrow takes 32 inputs; this span has 64")]
    public Task NorDoTheirSpans(string statements, string message) => AnalyzerVerifier.Verify(new NetworkCallAnalyzer(), Program(statements), message);

    private static IEnumerable<string> Errors(string statements) =>
        from diagnostic in NetworkCompiler.Generate(Program(statements)).Output.GetDiagnostics()
        where diagnostic.Severity == DiagnosticSeverity.Error
        select $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private static string Program(string statements) =>
        $"{Networks}class Program {{ void Run(Encoder encoder, Fits fits, TooNarrow narrow, Wide wide, Encoder.Input x) {{ encoder.Forward(in x, out Encoder.Output code); {statements} }} }}";
}
