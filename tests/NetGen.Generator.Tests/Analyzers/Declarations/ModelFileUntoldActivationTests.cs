namespace NetGen.Generator.Tests.Analyzers.Declarations;

/// <summary>NETGEN045: the file or the attribute tells the activations.</summary>
[Trait(ReferencePageTests.Rule, "NETGEN045")]
public sealed class ModelFileUntoldActivationTests
{
    [Theory]
    [InlineData("[Network({|NETGEN045:\"untold.safetensors\"|})] static partial class Net;", "untold.safetensors does not tell the activation after 'fc1.weight', and neither does Net; set Activation or Activations")]
    public Task Wrong(string marked, params string[] messages) => ModelFileVerifier.Verify(marked, messages);

    [Theory]
    [InlineData("[Network(\"untold.safetensors\", Activation = GELU, Output = Sigmoid)] static partial class Net;")]
    public Task Right(string source) => ModelFileVerifier.Verify(source);
}
