namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN042: a model file has as many layers as the network.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN042")]
public sealed class ModelFileLayerCountTests
{
    [Theory]
    [InlineData("[Network(4, 3, 2, 2, Activation = Tanh, Weights = {|NETGEN042:\"policy.onnx\"|})] partial class Net;", "policy.onnx has 2 layers with weights, 4-3-2; Net has 3 layers, 4-3-2-2")]
    [InlineData("[Network(4, 2, Weights = {|NETGEN042:\"policy.onnx\"|})] partial class Net;", "policy.onnx has 2 layers with weights, 4-3-2; Net has 1 layer, 4-2")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Weights = \"policy.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"policy.onnx\", Precision = Precision.Double, Unroll = Unroll.Never)] partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
