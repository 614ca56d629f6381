namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN044: a model file has the activations of the layers.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN044")]
public sealed class ModelFileActivationTests
{
    [Theory]
    [InlineData("[Network(4, 3, 2, Weights = {|NETGEN044:\"policy.onnx\"|})] partial class Net;", "policy.onnx has Tanh after 'fc1.weight'; layer 1 of Net has ReLU")]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Output = Sigmoid, Weights = {|NETGEN044:\"policy.onnx\"|})] partial class Net;", "policy.onnx has Identity after 'fc2.weight'; layer 2 of Net has Sigmoid")]
    [InlineData("[Network({|NETGEN044:\"right/arm.onnx\"|}, Loss = SigmoidBCE)] partial class Net;", "right/arm.onnx has Tanh after 'fc.weight'; layer 1 of Net has Sigmoid")]
    [InlineData("[Network(3, 2, Loss = SoftmaxCE, Weights = {|NETGEN044:\"classifier.onnx\"|})] partial class Net;", "classifier.onnx has LogSoftmax after 'fc.weight'; layer 1 of Net has Softmax")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Weights = \"policy.onnx\", Loss = SoftmaxCE)] static partial class Net;")]
    [InlineData("[Network(modelFile: \"policy.onnx\", Activation = Tanh)] static partial class Net;")]
    [InlineData("[Network(\"left/arm.onnx\", Loss = SoftmaxCE)] static partial class Net;")]
    [InlineData("[Network(3, 2, Output = LogSoftmax, Loss = SoftmaxCE, Weights = \"classifier.onnx\")] partial class Net;")]
    [InlineData("[Network(\"classifier.onnx\")] static partial class Net;")]
    [InlineData("[Network(\"classifier.onnx\", Loss = SoftmaxCE)] partial class Net;")]
    [InlineData("[Network(\"left/arm.onnx\", Output = LogSoftmax, Loss = SoftmaxCE)] partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
