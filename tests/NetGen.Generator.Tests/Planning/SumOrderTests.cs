extern alias generator;

using generator::NetGen.Generator.Planning;
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

    private static NetworkPlan Plan(string network) => SweptText.Plan(SweptNetwork.Parse(network))!;

    private static string Text(SumOrder order) =>
        FormattableString.Invariant($"{order.Chains} chain{(order.Chains == 1 ? "" : "s")} from {order.Start}{(order.Join == SumJoin.Tree ? ", joined by a tree" : "")}");
}
