namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN047: weights of single precision hold what a file of double precision has.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN047")]
public sealed class ModelFilePrecisionTests
{
    [Theory]
    [InlineData("[Network({|NETGEN047:\"timed.onnx\"|})] static partial class Net;", "timed.onnx is of double precision and Net of single: the scaling costs 0.364")]
    [InlineData("[Network(2, 1, Weights = {|NETGEN047:\"timed.onnx\"|})] partial class Net;", "timed.onnx is of double precision and Net of single: the scaling costs 0.364")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(\"timed.onnx\", Precision = Precision.Double)] static partial class Net;")]
    [InlineData("[Network(2, 1, Precision = Precision.Double, Weights = \"timed.onnx\")] partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
