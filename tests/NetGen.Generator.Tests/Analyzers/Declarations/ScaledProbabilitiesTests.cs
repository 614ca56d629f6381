namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN031: probabilities have no unit to be scaled to.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN031")]
public sealed class ScaledProbabilitiesTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE, Scaling = {|NETGEN031:Scaling.Outputs|})] partial class Net;", "Net scales its outputs, but with SoftmaxCE they are probabilities; scale the inputs only, or choose a loss of regression")]
    [InlineData("[Network(3, 1, Loss = SigmoidBCE, Scaling = {|NETGEN031:Scaling.Inputs | Scaling.Outputs|})] partial class Net;", "Net scales its outputs, but with SigmoidBCE they are probabilities; scale the inputs only, or choose a loss of regression")]
    [InlineData("[Network(3, 1, Scaling = {|NETGEN013:(Scaling)4|})] partial class Net;", "Net uses the value 4, which is no defined member")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Loss = SoftmaxCE, Scaling = Scaling.Inputs)] partial class Net;")]
    [InlineData("[Network(3, 1, Loss = Loss.MSE, Scaling = Scaling.Inputs | Scaling.Outputs)] partial class Net;")]
    [InlineData("[Network(3, 1, Scaling = Scaling.None)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
