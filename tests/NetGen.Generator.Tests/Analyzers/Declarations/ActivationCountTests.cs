namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN009: Activations names one activation for each hidden layer.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN009")]
public sealed class ActivationCountTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Activations = {|NETGEN009:new[] { ReLU, Tanh }|})] partial class Net;", "Net has 1 hidden layer and Activations lists 2")]
    [InlineData("[Network(3, 4, 5, 2, Activations = {|NETGEN009:[Tanh]|})] partial class Net;", "Net has 2 hidden layers and Activations lists 1")]
    [InlineData("[Network(3, 2, Activations = {|NETGEN009:new[] { ReLU }|})] partial class Net;", "Net has 0 hidden layers and Activations lists 1")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Activations = new[] { ReLU })] partial class Net;")]
    [InlineData("[Network(3, 4, 5, 2, Activations = new[] { ReLU, Tanh })] partial class Net;")]
    [InlineData("[Network(3, 2, Activations = new Activation[0])] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activations = [Tanh])] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activations = null)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
