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
        CodeFixVerifier.Verify(new OptionNameCodeFixProvider(), Source(before), Source(after), title);

    /// <summary>What PyTorch, Keras, scikit-learn and JAX call it.</summary>
    [Theory]
    [InlineData("Activation = Linear", "Activation = Identity")]
    [InlineData("Output = None", "Output = Identity")]
    [InlineData("Activation = LeakyRelu", "Activation = LeakyReLU")]
    [InlineData("Activation = Swish", "Activation = SiLU")]
    [InlineData("Activation = NetGen.Activation.Swish", "Activation = NetGen.Activation.SiLU")]
    [InlineData("Output = Logistic", "Output = Sigmoid")]
    [InlineData("Activation = gelu_new", "Activation = GELUTanh")]
    [InlineData("Activation = \"leaky_relu\"", "Activation = LeakyReLU")]
    [InlineData("Activations = new[] { swish }", "Activations = new[] { SiLU }")]
    [InlineData("Loss = CrossEntropy", "Loss = SoftmaxCE")]
    [InlineData("Loss = \"sparse_categorical_crossentropy\"", "Loss = SoftmaxCE")]
    [InlineData("Loss = Loss.BCE", "Loss = Loss.SigmoidBCE")]
    [InlineData("Loss = BinaryCrossEntropy", "Loss = SigmoidBCE")]
    [InlineData("Loss = L1", "Loss = MAE")]
    [InlineData("Loss = L2Loss", "Loss = SquaredError")]
    [InlineData("Loss = SmoothL1", "Loss = Huber")]
    [InlineData("Loss = mean_squared_error", "Loss = MSE")]
    [InlineData("Precision = Float64", "Precision = Precision.Double")]
    [InlineData("Precision = Precision.Float", "Precision = Precision.Single")]
    public Task OfAnotherLibrary(string before, string after) =>
        CodeFixVerifier.Verify(new OptionNameCodeFixProvider(), Source("3, 4, 2, " + before), Source("3, 4, 2, " + after));

    /// <summary>The short name means something else where it stands; the compiler's message is about that.</summary>
    [Theory]
    [InlineData("CS0428", "using static System.Math; {0}", "Activation = Tanh", "Activation = Activation.Tanh")]
    [InlineData("CS0029", "using static System.Math; {0}", "Activations = new[] {{ Tanh }}", "Activations = new[] {{ Activation.Tanh }}")]
    [InlineData("CS0428", "using static System.Math; {0}", "Activations = new[] {{ ReLU, Tanh }}", "Activations = new[] {{ ReLU, Activation.Tanh }}")]
    [InlineData("CS0826", "{0}", "Activations = new[] {{ \"relu\", Mish }}", "Activations = new[] {{ ReLU, Mish }}")]
    [InlineData("CS0428", "using static System.Math; {0}", "Activations = new Activation[] {{ Tanh }}", "Activations = new Activation[] {{ Activation.Tanh }}")]
    [InlineData("CS0119", "{0} class SELU;", "Activation = SELU", "Activation = Activation.SELU")]
    [InlineData("CS0119", "{0} class Linear;", "Output = Linear", "Output = Identity")]
    [InlineData("CS0119", "{0}", "Precision = Double", "Precision = Precision.Double")]
    [InlineData("CS0103", "{0}", "Unroll = Never", "Unroll = Unroll.Never")]
    [InlineData("CS0229", "using static Other; {0} static class Other {{ public const int Huber = 1; }}", "Loss = Huber", "Loss = Loss.Huber")]
    [InlineData("CS0104", "using A; using B; {0} namespace A {{ class Mish; }} namespace B {{ class Mish; }}", "Activation = Mish", "Activation = Activation.Mish")]
    [InlineData("CS0119", "{0} partial class Net {{ void Loss() {{ }} }}", "Loss = Loss.MSE", "Loss = NetGen.Loss.MSE")]
    [InlineData("CS0120", "{0} partial class Net {{ int Precision => 1; }}", "Precision = Precision.Double", "Precision = NetGen.Precision.Double")]
    [InlineData("CS0119", "namespace Space; class Activation; class ReLU; {0}", "Output = ReLU", "Output = NetGen.Activation.ReLU")]
    [InlineData("CS0119", "namespace Space; class NetGen; class Activation; class ReLU; {0}", "Output = ReLU", "Output = global::NetGen.Activation.ReLU")]
    public async Task OfANameThatMeansSomethingElse(string id, string program, string before, string after)
    {
        string Program(string option) => string.Format(System.Globalization.CultureInfo.InvariantCulture, program, Source($"3, 4, 2, {option.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)}"));

        Assert.Contains(NetworkCompiler.Generate(Program(before)).Output.GetDiagnostics(), diagnostic => diagnostic.Id == id);
        await CodeFixVerifier.Verify(new OptionNameCodeFixProvider(), Program(before), Program(after));
    }

    [Fact]
    public Task OfNamesThatMeanSomethingElseInAllNetworks() => CodeFixVerifier.VerifyAll(
        new OptionNameCodeFixProvider(),
        "using static System.Math; [Network(3, 4, 2, Activation = Tanh, Precision = Double)] partial class A; [Network(3, 4, 2, Activations = new[] { Tanh }, Loss = BCE)] partial class B;",
        "using static System.Math; [Network(3, 4, 2, Activation = Activation.Tanh, Precision = Precision.Double)] partial class A; [Network(3, 4, 2, Activations = new[] { Activation.Tanh }, Loss = SigmoidBCE)] partial class B;");

    /// <summary>Every name that the table gives is a member, and no member of its own enum is taken for another.</summary>
    [Fact]
    public void OfAnotherLibraryAreInOneTable()
    {
        foreach (Type type in new[] { typeof(Activation), typeof(Loss), typeof(Precision), typeof(Unroll) })
        {
            Assert.All(OptionVocabulary.Entries.Where(entry => entry.Type == type.Name), entry => Assert.Contains(entry.Member, Enum.GetNames(type)));
            Assert.All(Enum.GetNames(type), name => Assert.Null(OptionVocabulary.Find(type.Name, name)));
            Assert.All(
                OptionVocabulary.Entries.Where(entry => entry.Type == type.Name).SelectMany(entry => entry.Names).GroupBy(name => name),
                group => Assert.Single(group));
        }
    }

    [Fact]
    public Task OfMisspeltNamesInAllNetworks() => CodeFixVerifier.VerifyAll(
        new OptionNameCodeFixProvider(),
        "[Network(3, 4, 2, Activation = Relu, Loss = Loss.Mse)] partial class A; [Network(3, 4, 2, Activation = tanh)] partial class B;",
        "[Network(3, 4, 2, Activation = ReLU, Loss = Loss.MSE)] partial class A; [Network(3, 4, 2, Activation = Tanh)] partial class B;");

    [Theory]
    [InlineData("[Network(3, 4, 2, Activation = Something)] partial class Net;")]
    [InlineData("[Network(3, Relu, 2)] partial class Net;")]
    [InlineData("class Other { int Run() => Relu; }")]
    [InlineData("[Obsolete(DiagnosticId = Relu)] class Other;")]
    public Task OfNoName(string source) => CodeFixVerifier.VerifyNone(new OptionNameCodeFixProvider(), source);

    private static string Source(string arguments) => $"[Network({arguments})] partial class Net;";
}
