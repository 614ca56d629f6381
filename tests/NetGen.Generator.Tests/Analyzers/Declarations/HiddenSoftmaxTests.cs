namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN010: Softmax and its logarithms are outputs.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN010")]
public sealed class HiddenSoftmaxTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = {|NETGEN010:Softmax|})] partial class Net;", "Net uses Softmax in a hidden layer; it is available as Output only")]
    [InlineData("[Network(3, 4, 5, 2, Activations = new[] { ReLU, {|NETGEN010:Softmax|} })] partial class Net;", "Net uses Softmax in a hidden layer; it is available as Output only")]
    [InlineData("[Network(3, 4, 2, Activation = {|NETGEN010:LogSoftmax|})] partial class Net;", "Net uses LogSoftmax in a hidden layer; it is available as Output only")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Output = Softmax)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activation = Tanh, Output = Activation.Softmax)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Output = LogSoftmax)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
