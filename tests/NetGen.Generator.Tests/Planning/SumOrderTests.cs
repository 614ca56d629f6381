extern alias generator;

using System.Globalization;
using System.Reflection;
using generator::NetGen.Generator.Planning;
using NetGen.Generator.Tests.Planning.Interpreting;
using NetGen.Generator.Tests.Sweep;

namespace NetGen.Generator.Tests.Planning;

/// <summary>In which order networks of a few shapes add. Whoever changes one of these changes the bits of networks that users have trained.</summary>
public sealed class SumOrderTests
{
    [Theory]
    [InlineData("3, 4, 2", 1, "1 chain from Initial")]
    [InlineData("3, 4, 2, Bias = false", 1, "1 chain from FirstTerm")]
    [InlineData("3, 4, 2, Unroll = Unroll.Never", 1, "1 chain from Initial")]
    [InlineData("3, 4, 2, Bias = false, Unroll = Unroll.Never", 1, "1 chain from Zero")]
    [InlineData("784, 128, 10", 1, "1 chain from Initial")]
    [InlineData("784, 128, 10", 2, "8 chains from Initial, joined by a tree")]
    [InlineData("64, 32, 10", 1, "4 chains from Initial, joined by a tree")]
    [InlineData("64, 32, 10, Precision = Precision.Double", 1, "2 chains from Initial, joined by a tree")]
    [InlineData("300, 2", 1, "16 chains from Initial, joined by a tree")]
    [InlineData("300, 1, Precision = Precision.Double", 1, "8 chains from Initial, joined by a tree")]
    public void OfASumOverInputs(string network, int layer, string order) => Assert.Equal(order, Text(Plan(network).Layers[layer - 1].ForwardSums));

    [Theory]
    [InlineData("3, 4, 2", 2, "1 chain from FirstTerm")]
    [InlineData("3, 4, 2, Unroll = Unroll.Never", 2, "1 chain from Zero")]
    [InlineData("784, 128, 10", 2, "1 chain from Zero")]
    [InlineData("784, 128, 10", 1, "16 chains from Zero, joined by a tree")]
    [InlineData("300, 17, 32", 2, "4 chains from Zero, joined by a tree")]
    public void OfASumOfErrors(string network, int layer, string order) => Assert.Equal(order, Text(Plan(network).Layers[layer - 1].ErrorSums));

    [Theory]
    [InlineData("3, 4, 2", "16 chains from Zero, joined by a tree")]
    [InlineData("3, 4, 2, Precision = Precision.Double", "8 chains from Zero, joined by a tree")]
    [InlineData("3, 17, 2", "1 chain from Zero")]
    [InlineData("784, 128, 10", "1 chain from Zero")]
    public void OfASumOverSamples(string network, string order) => Assert.Equal(order, Text(Plan(network).SampleSums));

    [Theory]
    [InlineData("3, 4, 2", "1 chain from FirstTerm", "1 chain from Zero", "1 chain from FirstTerm")]
    [InlineData("3, 4, 2, Unroll = Unroll.Never", "16 chains from FirstTerm, joined by a tree", "16 chains from Zero, joined by a tree", "16 chains from Zero, joined by a tree")]
    public void OfSumsOverOutputs(string network, string exponentials, string losses, string others)
    {
        OutputSums sums = Plan(network).OutputSums;
        Assert.Equal(exponentials, Text(sums.Exponentials));
        Assert.Equal(losses, Text(sums.Losses));
        Assert.All([sums.Targets, sums.Projection, sums.Gradients], order => Assert.Equal(others, Text(order)));
    }

    /// <summary>Every rule of the file by its name, of a float or of 16 lanes.</summary>
    public static TheoryData<string, string> Rules => new()
    {
        { "OverInputsOfScalars(hasBias: true)", "1 chain from Initial" },
        { "OverInputsOfScalars(hasBias: false)", "1 chain from FirstTerm" },
        { "OverOutputsOfScalars", "1 chain from FirstTerm" },
        { "OfSumsAcrossLanes(15, 1, hasInitial: false)", "1 chain from Zero" },
        { "OfSumsAcrossLanes(16, 1, hasInitial: false)", "2 chains from Zero, joined by a tree" },
        { "OfSumsAcrossLanes(64, 1, hasInitial: true)", "8 chains from Initial, joined by a tree" },
        { "OfSumsAcrossLanes(64, 8, hasInitial: true)", "1 chain from Initial" },
        { "OfTermsAcrossLanes(16, hasInitial: true)", "16 chains from Initial, joined by a tree" },
        { "OverOutputsInLanes(16)", "16 chains from Zero, joined by a tree" },
        { "OverLossesOfScalars", "1 chain from Zero" },
        { "OverSamples", "1 chain from Zero" },
        { "OverSamplesOfRows", "1 chain from Zero, 0 last" },
        { "OverSamplesInLanes(16)", "16 chains from Zero, joined by a tree" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void ARuleIsAnOrder(string rule, string order) => Assert.Equal(order, Text(Rule(rule)));

    [Fact]
    public void TheTableHasEveryRule()
    {
        IEnumerable<string> declared = typeof(SumOrder).GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo { PropertyType: var type } && type == typeof(SumOrder) || member is MethodInfo { IsSpecialName: false, ReturnType: var result } && result == typeof(SumOrder))
            .Select(member => member.Name);
        Assert.Equal(declared.Order(StringComparer.Ordinal), Rules.Select(rule => ((string)rule[0]).Split('(')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The sign of a sum of zeros: of terms that are -0, of products of -0 and 1, and of products so small and negative that they are nothing else.</summary>
    [Theory]
    [InlineData("OverInputsOfScalars(hasBias: true)", "-0", "-0", "-0")]
    [InlineData("OverInputsOfScalars(hasBias: false)", "-0", "-0", "-0")]
    [InlineData("OverOutputsOfScalars", "-0", "-0", "-0")]
    [InlineData("OfSumsAcrossLanes(15, 1, hasInitial: false)", "0", "0", "-0")]
    [InlineData("OfSumsAcrossLanes(16, 1, hasInitial: false)", "0", "0", "-0")]
    [InlineData("OfTermsAcrossLanes(16, hasInitial: true)", "0", "0", "-0")]
    [InlineData("OverOutputsInLanes(16)", "0", "0", "-0")]
    [InlineData("OverLossesOfScalars", "0", "0", "-0")]
    [InlineData("OverSamples", "0", "0", "-0")]
    [InlineData("OverSamplesOfRows", "0", "0", "0")]
    [InlineData("OverSamplesInLanes(16)", "0", "0", "-0")]
    public void OfZerosASumHasASign(string rule, string ofTerms, string ofProducts, string ofSmallProducts)
    {
        var sum = new OrderedSum<float>(Rule(rule));
        Assert.Equal(ofTerms, Sum(() => sum.Add(-0f)));
        Assert.Equal(ofProducts, Sum(() => sum.AddProduct(-0f, 1)));
        Assert.Equal(ofSmallProducts, Sum(() => sum.AddProduct(-float.Epsilon, float.Epsilon)));

        string Sum(Action add)
        {
            sum.Start(-0f);
            for (int term = 0; term < 16; term++)
                add();
            return sum.Join().ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The interpreter follows these rules and nothing else; generated code has its bits, signs of zeros included.</summary>
    [Fact]
    public void GeneratedCodeAddsByTheRules() => PlanInterpreterTests.AssertSame(
        new[]
        {
            "3, 4, 2", "3, 4, 2, Bias = false", "3, 4, 2, Unroll = Unroll.Never", "3, 4, 2, Bias = false, Unroll = Unroll.Never", "3, 17, 2", "17, 3, Loss = SoftmaxCE, Unroll = Unroll.Never",
            "64, 32, 10, Precision = Precision.Double", "70, 2", "70, 1, Precision = Precision.Double", "40, 17, 33", "9, 40, 20, Output = LogSoftmax, Loss = MSE",
        }.Select(SweptNetwork.Parse));

    private static SumOrder Rule(string rule) => rule switch
    {
        "OverInputsOfScalars(hasBias: true)" => SumOrder.OverInputsOfScalars(hasBias: true),
        "OverInputsOfScalars(hasBias: false)" => SumOrder.OverInputsOfScalars(hasBias: false),
        "OverOutputsOfScalars" => SumOrder.OverOutputsOfScalars,
        "OfSumsAcrossLanes(15, 1, hasInitial: false)" => SumOrder.OfSumsAcrossLanes(15, 1, hasInitial: false),
        "OfSumsAcrossLanes(16, 1, hasInitial: false)" => SumOrder.OfSumsAcrossLanes(16, 1, hasInitial: false),
        "OfSumsAcrossLanes(64, 1, hasInitial: true)" => SumOrder.OfSumsAcrossLanes(64, 1, hasInitial: true),
        "OfSumsAcrossLanes(64, 8, hasInitial: true)" => SumOrder.OfSumsAcrossLanes(64, 8, hasInitial: true),
        "OfTermsAcrossLanes(16, hasInitial: true)" => SumOrder.OfTermsAcrossLanes(16, hasInitial: true),
        "OverOutputsInLanes(16)" => SumOrder.OverOutputsInLanes(16),
        "OverLossesOfScalars" => SumOrder.OverLossesOfScalars,
        "OverSamples" => SumOrder.OverSamples,
        "OverSamplesOfRows" => SumOrder.OverSamplesOfRows,
        "OverSamplesInLanes(16)" => SumOrder.OverSamplesInLanes(16),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
    };

    private static NetworkPlan Plan(string network) => SweptText.Plan(SweptNetwork.Parse(network))!;

    private static string Text(SumOrder order) =>
        FormattableString.Invariant($"{order.Chains} chain{(order.Chains == 1 ? "" : "s")} from {order.Start}{(order.Join == SumJoin.Tree ? ", joined by a tree" : "")}{(order.EndsPositive ? ", 0 last" : "")}");
}
