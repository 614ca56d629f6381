using NetGen.CodeFixes;

namespace NetGen.Generator.Tests.CodeFixes;

/// <summary>The list of activations gets the right number, and misspelt names the right letters.</summary>
public sealed class ActivationFixTests
{
    [Theory]
    [InlineData("3, 4, 2, Activations = new[] { ReLU, Tanh }", "3, 4, 2, Activations = new[] { ReLU }", "Drop the activations of no layer")]
    [InlineData("3, 4, 5, 2, Activations = new[] { Tanh }", "3, 4, 5, 2, Activations = new[] { Tanh, Tanh }", "Add the missing activations")]
    [InlineData("3, 4, 5, 2, Activations = new Activation[0]", "3, 4, 5, 2, Activations = new[] { ReLU, ReLU }", "Add the missing activations")]
    [InlineData("3, 4, 5, 2, Activations = new Activation[1] { Activation.Mish }, L2 = 1", "3, 4, 5, 2, Activations = new[] { Activation.Mish, Activation.Mish }, L2 = 1", "Add the missing activations")]
    [InlineData("3, 4, 5, 2, Activations = [Tanh]", "3, 4, 5, 2, Activations = [Tanh, Tanh]", "Add the missing activations")]
    [InlineData("3, 4, 2, Activations = [ReLU, Tanh], L2 = 0.5", "3, 4, 2, Activations = [ReLU], L2 = 0.5", "Drop the activations of no layer")]
    [InlineData("3, 2, Activations = new[] { ReLU }", "3, 2", "Remove Activations")]
    public Task OfTheWrongNumber(string before, string after, string title) =>
        CodeFixVerifier.Verify(new ActivationListCodeFixProvider(), Source(before), Source(after), title);

    [Fact]
    public Task OfTheWrongNumberInAllNetworks() => CodeFixVerifier.VerifyAll(
        new ActivationListCodeFixProvider(),
        "[Network(3, 4, 2, Activations = new[] { ReLU, Tanh })] partial class A; [Network(3, 4, 5, 2, Activations = new[] { Tanh })] partial class B;",
        "[Network(3, 4, 2, Activations = new[] { ReLU })] partial class A; [Network(3, 4, 5, 2, Activations = new[] { Tanh, Tanh })] partial class B;");

    [Theory]
    [InlineData("3, 4, 2, Activation = Relu", "3, 4, 2, Activation = ReLU", "Replace Relu by ReLU")]
    [InlineData("3, 4, 2, Activation = Activation.TanH", "3, 4, 2, Activation = Activation.Tanh", "Replace TanH by Tanh")]
    [InlineData("3, 4, 2, Activation = LeakyRely", "3, 4, 2, Activation = LeakyReLU", "Replace LeakyRely by LeakyReLU")]
    [InlineData("3, 4, 2, Output = NetGen.Activation.Sigmid", "3, 4, 2, Output = NetGen.Activation.Sigmoid", "Replace Sigmid by Sigmoid")]
    [InlineData("3, 4, 2, Activations = new[] { Gelu }", "3, 4, 2, Activations = new[] { GELU }", "Replace Gelu by GELU")]
    [InlineData("3, 4, 2, Loss = SoftMaxCe", "3, 4, 2, Loss = SoftmaxCE", "Replace SoftMaxCe by SoftmaxCE")]
    [InlineData("3, 4, 2, Precision = Precision.Doubl", "3, 4, 2, Precision = Precision.Double", "Replace Doubl by Double")]
    public Task OfAMisspeltName(string before, string after, string title) =>
        CodeFixVerifier.Verify(new ActivationNameCodeFixProvider(), Source(before), Source(after), title);

    [Fact]
    public Task OfMisspeltNamesInAllNetworks() => CodeFixVerifier.VerifyAll(
        new ActivationNameCodeFixProvider(),
        "[Network(3, 4, 2, Activation = Relu, Loss = Loss.Mse)] partial class A; [Network(3, 4, 2, Activation = tanh)] partial class B;",
        "[Network(3, 4, 2, Activation = ReLU, Loss = Loss.MSE)] partial class A; [Network(3, 4, 2, Activation = Tanh)] partial class B;");

    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = Something)] partial class Net;")]
    [InlineData("[Network(3, Relu, 2)] partial class Net;")]
    [InlineData("class Other { int Run() => Relu; }")]
    [InlineData("[Obsolete(DiagnosticId = Relu)] class Other;")]
    public Task OfNoName(string source) => CodeFixVerifier.VerifyNone(new ActivationNameCodeFixProvider(), source);

    private static string Source(string arguments) => $"[Network({arguments})] partial class Net;";
}
