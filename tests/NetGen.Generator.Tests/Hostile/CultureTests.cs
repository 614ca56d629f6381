using System.Globalization;

namespace NetGen.Generator.Tests.Hostile;

/// <summary>The developer's culture does not leak into the code.</summary>
public sealed class CultureTests
{
    private const string Source =
        """
        [Network(3, 4, 2, Activation = Tanh, Loss = SoftmaxCE, L2 = 0.00012345)] partial class Unrolled;
        [Network(64, 32, 10, Activation = Sigmoid, L2 = 1.5, Precision = Precision.Double)] partial class Loops;
        [Network(1000, 1000, 10, Activation = ReLU, Loss = SigmoidBCE, L2 = 1e-20)] partial class Large;
        """;

    [Fact]
    public void GivesTheSameText()
    {
        IEnumerable<GeneratedFile> expected = Generate(CultureInfo.InvariantCulture);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Generate(Hostile()));
    }

    [Fact]
    public void IsHostileIndeed()
    {
        CultureInfo culture = Hostile();
        Assert.Equal("\u22121\u00A0234,5", (-1234.5).ToString("N1", culture));
        Assert.Equal("\u22123", (-3).ToString(culture));
        Assert.Equal("\u22121,5", (-1.5).ToString(culture));
    }

    private static IEnumerable<GeneratedFile> Generate(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return NetworkCompiler.Generate(Source).Files;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // U+2212 for minus, as in Finnish and Swedish; a comma for the decimal point and a space between thousands, as in most of Europe.
    private static CultureInfo Hostile()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00A0";
        culture.NumberFormat.PositiveInfinitySymbol = "\u221E";
        culture.NumberFormat.NaNSymbol = "?";
        return culture;
    }
}
