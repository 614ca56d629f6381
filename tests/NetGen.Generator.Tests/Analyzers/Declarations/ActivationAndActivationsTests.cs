namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN008: one of Activation and Activations is set.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN008")]
public sealed class ActivationAndActivationsTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = {|NETGEN008:Tanh|}, Activations = new[] { ReLU })] partial class Net;", "Net sets both Activation and Activations; keep one of them")]
    [InlineData("[Network(3, 2, Activations = new Activation[0], Activation = {|NETGEN008:ReLU|})] partial class Net;", "Net sets both Activation and Activations; keep one of them")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = Tanh)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activations = new[] { ReLU })] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activation = Tanh, Activations = null)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
