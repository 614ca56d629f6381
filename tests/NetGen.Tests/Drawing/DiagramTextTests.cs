using System.Globalization;
using NetGen.Drawing;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Drawing;

/// <summary>Whole pictures, character by character, in a culture that writes numbers otherwise. The files in Pictures can be looked at.</summary>
public sealed class DiagramTextTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;

    public DiagramTextTests() => CultureInfo.CurrentCulture = new CultureInfo("")
    {
        NumberFormat = { NumberDecimalSeparator = ";", NumberGroupSeparator = "_", NegativeSign = "~", NumberGroupSizes = [2] },
    };

    public void Dispose() => CultureInfo.CurrentCulture = _culture;

    [Fact]
    public void Svg_of_a_small_network() => AssertText("Small.svg", Diagram.ToSvg(Small()));

    [Fact]
    public void Mermaid_of_a_small_network() => AssertText("Small.mmd", Diagram.ToMermaid(Small()));

    [Fact]
    public void Svg_with_ellipses_of_neurons_and_of_layers() => AssertText("Large.svg", Diagram.ToSvg(Large(), new() { MaxNeurons = 4, MaxLayers = 3 }));

    [Fact]
    public void Mermaid_of_a_large_network() => AssertText("Large.mmd", Diagram.ToMermaid(Large()));

    [Fact]
    public void What_a_network_scales_is_called_so()
    {
        Assert.Contains("scaledinputs([\"scaled inputs<br/>4\"])", Diagram.ToMermaid(ScaledRegression.Description), StringComparison.Ordinal);
        Assert.Contains("scaledoutputs[\"scaled outputs<br/>2", Diagram.ToMermaid(ScaledRegression.Description), StringComparison.Ordinal);
        string picture = Diagram.ToSvg(ScaledClassifier.Description);
        Assert.Contains(">scaled inputs<", picture, StringComparison.Ordinal);
        Assert.Contains(">outputs<", picture, StringComparison.Ordinal);
    }

    private static NetworkDescription Small() => SmallSingle.Description;

    private static NetworkDescription Large() => Described.Make(
        "Large",
        [784, 1024, 4, 512, 1],
        [Activation.LeakyReLU, Activation.GELU, Activation.Tanh, Activation.Sigmoid],
        Loss.SigmoidBCE,
        l2: 0.0005,
        hasBias: false,
        [0.25, double.NaN, double.NaN, double.NaN]);

    private static void AssertText(string file, string actual)
    {
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Drawing", "Pictures", file));
        Assert.True(actual == expected, $"{file} is\n{actual}\nand should be\n{expected}");
    }
}
