namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN046: a network takes its weights from one file.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN046")]
public sealed class TwoModelFilesTests
{
    [Theory]
    [InlineData("[Network(\"policy.onnx\", Weights = {|NETGEN046:\"untold.safetensors\"|})] partial class Net;", "Net names two model files, 'policy.onnx' and 'untold.safetensors'; remove Weights, because the first has the weights too")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(\"policy.onnx\")] partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
