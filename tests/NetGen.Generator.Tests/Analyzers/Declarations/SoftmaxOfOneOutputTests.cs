namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN012: softmax has something to choose from.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN012")]
public sealed class SoftmaxOfOneOutputTests
{
    [Theory]
    [InlineData("[Network(3, 4, 1, Loss = {|NETGEN012:SoftmaxCE|})] partial class Net;", "Net has one output, whose softmax is always 1; use SigmoidBCE for two classes or give each class an output")]
    [InlineData("[Network(1, 1, Output = Softmax, Loss = {|NETGEN012:Loss.SoftmaxCE|})] partial class Net;", "Net has one output, whose softmax is always 1; use SigmoidBCE for two classes or give each class an output")]
    [InlineData("[Network(1, 1, Output = LogSoftmax, Loss = {|NETGEN012:SoftmaxCE|})] partial class Net;", "Net has one output, whose softmax is always 1; use SigmoidBCE for two classes or give each class an output")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE)] partial class Net;")]
    [InlineData("[Network(3, 4, 1, Loss = SigmoidBCE)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
