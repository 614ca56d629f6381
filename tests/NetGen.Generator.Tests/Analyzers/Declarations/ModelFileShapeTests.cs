namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN041: the weights of a model file have the shapes of the layers.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN041")]
public sealed class ModelFileShapeTests
{
    [Theory]
    [InlineData("[Network(4, 3, 3, Activation = Tanh, Weights = {|NETGEN041:\"policy.onnx\"|})] partial class Net;", "'fc2.weight' in policy.onnx has the shape 2 x 3, 3 inputs and 2 outputs; layer 2 of Net needs 3 x 3, 3 inputs and 3 outputs")]
    [InlineData("[Network(4, 5, 2, Bias = false, Activation = Sigmoid, Weights = {|NETGEN041:{|NETGEN041:\"unbiased.safetensors\"|}|})] partial class Net;", "'layers.1.weight' in unbiased.safetensors has the shape 4 x 3, 4 inputs and 3 outputs; layer 1 of Net needs 4 x 5, 4 inputs and 5 outputs", "'layers.2.weight' in unbiased.safetensors has the shape 3 x 2, 3 inputs and 2 outputs; layer 2 of Net needs 5 x 2, 5 inputs and 2 outputs")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Weights = \"policy.onnx\")] partial class Net;")]
    [InlineData("[Network(4, 3, 2, Activation = Sigmoid, Bias = false, Weights = \"unbiased.safetensors\")] partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
