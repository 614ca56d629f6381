using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.SampleLanes;

/// <summary>Sums over the outputs of a vector of samples, as expressions.</summary>
internal static class LaneSumText
{
    private const string Zero = "TLanes.Zero";

    public static string Of(SumOrder order, params string[] terms) => SumText.Of(order, terms, Zero);

    public static string OfProducts(SumOrder order, string[] left, string[] right) =>
        SumText.OfProducts(order, left, right, Zero, (a, b, c) => $"TLanes.FusedMultiplyAdd({a}, {b}, {c})");
}
