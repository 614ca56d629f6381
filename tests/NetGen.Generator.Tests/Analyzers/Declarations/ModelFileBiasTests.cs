namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN043: a model file and the network agree on biases.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN043")]
public sealed class ModelFileBiasTests
{
    [Theory]
    [InlineData("[Network(4, 3, 2, Activation = Tanh, Bias = false, Weights = {|NETGEN043:\"policy.onnx\"|})] partial class Net;", "policy.onnx has biases, 'fc1.bias' first and Net has none; set Bias = true")]
    [InlineData("[Network(4, 3, 2, Activation = Sigmoid, Weights = {|NETGEN043:\"unbiased.safetensors\"|})] partial class Net;", "unbiased.safetensors has no biases and Net has them; set Bias = false")]
    [InlineData("[Network({|NETGEN043:\"policy.onnx\"|}, Bias = false)] partial class Net;", "policy.onnx has biases, 'fc1.bias' first and Net has none; set Bias = true")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(\"unbiased.safetensors\")] static partial class Net;")]
    [InlineData("[Network(\"policy.onnx\", Bias = true)] partial class Net;")]
    [InlineData("[Network(\"policy.onnx\")] partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
