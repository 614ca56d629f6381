namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN029: the parameter of an activation is in its range, and there is one activation that has it.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN029")]
public sealed class ActivationParameterTests
{
    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = Activation.LeakyReLU, ActivationParameter = {|NETGEN029:-0.2|})] partial class Net;", "Net sets ActivationParameter to -0.2; the slope of LeakyReLU is a number from 1E-06 to 1000000")]
    [InlineData("[Network(3, 4, 2, Activation = Activation.ELU, ActivationParameter = {|NETGEN029:0|})] partial class Net;", "Net sets ActivationParameter to 0; the alpha of ELU is a number from 1E-06 to 1000000")]
    [InlineData("[Network(3, 4, 2, Activation = Activation.HardSigmoid, ActivationParameter = {|NETGEN029:double.NaN|})] partial class Net;", "Net sets ActivationParameter to NaN; the alpha of HardSigmoid is a number from 1E-06 to 1000000")]
    [InlineData("[Network(3, 4, 2, ActivationParameter = {|NETGEN029:0.2|})] partial class Net;", "Net sets ActivationParameter to 0.2; no hidden layer has an activation with a parameter, as have LeakyReLU, ELU, HardSigmoid")]
    [InlineData("[Network(3, 2, Activation = Activation.LeakyReLU, ActivationParameter = {|NETGEN029:0.2|})] partial class Net;", "Net sets ActivationParameter to 0.2; no hidden layer has an activation with a parameter, as have LeakyReLU, ELU, HardSigmoid")]
    [InlineData(
        "[Network(3, 4, 4, 2, Activations = new[] { Activation.LeakyReLU, Activation.ELU }, ActivationParameter = {|NETGEN029:0.2|})] partial class Net;",
        "Net sets ActivationParameter to 0.2; LeakyReLU has a slope and ELU an alpha, and one number serves one of them")]
    [InlineData("[Network(3, 2, OutputParameter = {|NETGEN029:0.2|})] partial class Net;", "Net sets OutputParameter to 0.2; the output activation has no parameter, as have LeakyReLU, ELU, HardSigmoid")]
    [InlineData("[Network(3, 2, Output = Activation.HardSigmoid, OutputParameter = {|NETGEN029:1e7|})] partial class Net;", "Net sets OutputParameter to 10000000; the alpha of HardSigmoid is a number from 1E-06 to 1000000")]
    public Task Wrong(string marked, string message) => DeclarationVerifier.Verify(marked, message);

    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = Activation.LeakyReLU, ActivationParameter = 0.2)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activation = Activation.ELU, ActivationParameter = 1)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activation = Activation.HardSigmoid, ActivationParameter = 1e-6)] partial class Net;")]
    [InlineData("[Network(3, 4, 4, 2, Activations = new[] { Activation.LeakyReLU, Activation.Tanh }, ActivationParameter = 1e6)] partial class Net;")]
    [InlineData("[Network(3, 4, 4, 2, Activations = new[] { Activation.ELU, Activation.ELU }, ActivationParameter = 2)] partial class Net;")]
    [InlineData("[Network(3, 4, 2, Activation = Activation.LeakyReLU, ActivationParameter = 0.2, Output = Activation.HardSigmoid, OutputParameter = 0.2)] partial class Net;")]
    public Task Right(string source) => DeclarationVerifier.Verify(source);
}
