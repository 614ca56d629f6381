using System.Net;
using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Text;

/// <summary>
/// The generated file says what it computes: for each activation a comment has the formula of its derivative where the error
/// of the layer is multiplied by it, and for each loss the loss and the error of the output layer.
/// </summary>
public sealed class DerivativeFormulaTests
{
    private static readonly string[] s_unrolls = ["Always", "Never"];

    /// <summary>Every activation with its derivative as the generated file must show it; a stands for the activation of z.</summary>
    public static TheoryData<Activation, string> Derivatives => new()
    {
        { Activation.Identity, "1" },
        { Activation.ReLU, "1(z > 0)" },
        { Activation.ReLU6, "1(0 < z < 6)" },
        { Activation.LeakyReLU, "z > 0 ? 1 : 0.01" },
        { Activation.ELU, "z > 0 ? 1 : a + 1" },
        { Activation.SELU, "z > 0 ? s : a + s alpha" },
        { Activation.GELU, "Phi(z) + z phi(z)" },
        { Activation.GELUTanh, "(1 + tanh(u)) / 2 + z (1 - tanh(u)^2) u' / 2" },
        { Activation.SiLU, "sigmoid(z) (1 + z (1 - sigmoid(z)))" },
        { Activation.Mish, "tanh(softplus(z)) + z sigmoid(z) (1 - tanh(softplus(z))^2)" },
        { Activation.Softplus, "1 - exp(-a)" },
        { Activation.Softsign, "(1 - |a|)^2" },
        { Activation.Sigmoid, "a (1 - a)" },
        { Activation.HardSigmoid, "1/6 where 0 < a < 1" },
        { Activation.Tanh, "1 - a^2" },
        { Activation.HardTanh, "1(-1 < a < 1)" },
        { Activation.HardSwish, "0, z / 3 + 1/2 or 1 below, inside and above (-3, 3)" },
    };

    /// <summary>Those by which something is multiplied.</summary>
    public static IEnumerable<object[]> DerivativesOtherThanOne => Derivatives.Where(row => (Activation)row[0] != Activation.Identity);

    [Fact]
    public void Every_activation_that_a_hidden_layer_can_have_is_here()
        => Assert.Equal(Enum.GetValues<Activation>().Where(activation => activation is not (Activation.Softmax or Activation.LogSoftmax)), Derivatives.Select(row => (Activation)row[0]).Order());

    /// <summary>The identity multiplies by nothing, and says so by its absence.</summary>
    [Theory]
    [MemberData(nameof(Derivatives))]
    public void The_derivative_stands_in_a_comment_where_a_hidden_layer_uses_it(Activation activation, string formula)
    {
        string error = activation == Activation.Identity
            ? @"^delta1 = \(?delta2 W2\^T\)?$"
            : $@"^delta1 (= \(delta2 W2\^T\) \* |\*= ){activation}'\(z1\)(, of rows of samples)?, {activation}'\(z\) = {Regex.Escape(formula)}$";
        Assert.All(s_unrolls, unroll => Assert.Contains(
            Comments($"[Network(2, 2, 1, Activation = Activation.{activation}, Unroll = Unroll.{unroll})] partial class Net;"), comment => Regex.IsMatch(comment, error)));
    }

    [Theory]
    [MemberData(nameof(DerivativesOtherThanOne))]
    public void The_derivative_stands_in_a_comment_where_the_output_layer_uses_it(Activation activation, string formula)
    {
        Assert.All(s_unrolls, unroll => Assert.Contains(
            Comments($"[Network(2, 1, Output = Activation.{activation}, Unroll = Unroll.{unroll})] partial class Net;"),
            comment => comment.EndsWith($"{activation}'(z) = {formula}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_derivative_of_a_row_stands_in_a_comment_where_the_output_layer_uses_it()
    {
        foreach (string unroll in s_unrolls)
        {
            string comment = unroll == "Always" ? "log softmax'(z) = I - 1^T exp(a): delta_j = g_j - exp(a_j) sum g" : "delta1 = dL/da1 * LogSoftmax'(z1), LogSoftmax'(z) = I - 1^T exp(a)";
            Assert.Contains(comment, Comments($"[Network(2, 2, Output = Activation.LogSoftmax, Unroll = Unroll.{unroll})] partial class Net;"));
        }
    }

    [Theory]
    [InlineData(Loss.SquaredError, "L = 1/2 sum (a - y)^2", "(a - y) f'(z)")]
    [InlineData(Loss.MSE, "L = 1/n sum (a - y)^2", "2/n (a - y) f'(z)")]
    [InlineData(Loss.MAE, "L = 1/n sum |a - y|", "1/n sign(a - y) f'(z)")]
    [InlineData(Loss.Huber, "L = 1/n sum h(a - y), h(e) = |e| <= 1 ? e^2 / 2 : |e| - 1/2", "1/n clamp(a - y, -1, 1) f'(z)")]
    [InlineData(Loss.SoftmaxCE, "L = -sum y log p, p = softmax(z)", "p - y")]
    [InlineData(Loss.SigmoidBCE, "L = -sum (y log a + (1 - y) log(1 - a)), a = sigmoid(z)", "a - y")]
    public void The_loss_and_its_error_stand_in_comments(Loss loss, string formula, string error)
    {
        foreach (string unroll in s_unrolls)
        {
            string[] comments = Comments($"[Network(2, 2, Loss = Loss.{loss}, Unroll = Unroll.{unroll})] partial class Net;");
            Assert.Contains(comments, comment => comment.StartsWith(formula, StringComparison.Ordinal));
            Assert.Contains(comments, comment => comment.Contains($"delta1 = {error}", StringComparison.Ordinal));
        }
    }

    /// <summary>The comments, without their marks; of documentation the text, without the full stop of its sentence.</summary>
    private static string[] Comments(string source) =>
    [
        .. Assert.Single(NetworkCompiler.Generate(source).Networks).Text.Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Contains("//", StringComparison.Ordinal))
            .Select(line => line[line.IndexOf("//", StringComparison.Ordinal)..])
            .Select(line => WebUtility.HtmlDecode(Regex.Replace(line, "^///? (<summary>)?|\\.</summary>$", ""))),
    ];
}
