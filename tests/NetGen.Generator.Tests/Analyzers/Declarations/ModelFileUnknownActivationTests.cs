namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN046: a model file has activations that NetGen has.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN046")]
public sealed class ModelFileUnknownActivationTests
{
    [Theory]
    [InlineData("[Network({|NETGEN046:\"classifier.onnx\"|})] static partial class Net;", "classifier.onnx has LogSoftmax after 'fc.weight', which NetGen does not have, so Net cannot compute what the file says")]
    [InlineData("[Network(3, 2, Weights = {|NETGEN046:\"classifier.onnx\"|})] static partial class Net;", "classifier.onnx has LogSoftmax after 'fc.weight', which NetGen does not have, so Net cannot compute what the file says")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(\"policy.onnx\", Loss = SoftmaxCE)] static partial class Net;")]
    [InlineData("[Network(\"policy.onnx\")] static partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
