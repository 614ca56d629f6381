namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN011: a fused loss brings its output activation.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN011")]
public sealed class OutputContradictsLossTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE, Output = {|NETGEN011:Sigmoid|})] partial class Net;", "Net sets Output to Sigmoid, but SoftmaxCE is computed together with Softmax or LogSoftmax; remove Output or choose another loss")]
    [InlineData("[Network(3, 4, 2, Output = {|NETGEN011:Identity|}, Loss = SigmoidBCE)] partial class Net;", "Net sets Output to Identity, but SigmoidBCE is computed together with Sigmoid; remove Output or choose another loss")]
    [InlineData("[Network(3, 4, 2, Output = {|NETGEN011:LogSoftmax|}, Loss = SigmoidBCE)] partial class Net;", "Net sets Output to LogSoftmax, but SigmoidBCE is computed together with Sigmoid; remove Output or choose another loss")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE, Output = Softmax)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Loss = SigmoidBCE, Output = Sigmoid)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Loss = MSE, Output = Sigmoid)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Loss = Huber, Output = Softmax)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE, Output = LogSoftmax)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Output = LogSoftmax)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
