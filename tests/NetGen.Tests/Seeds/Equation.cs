using NetGen.Tests.Golden;

namespace NetGen.Tests.Seeds;

/// <summary>One line of a derivation: what the document computes, and what the generated network computed.</summary>
internal static class Equation
{
    /// <summary>The two sides differ by rounding only: sums of at most a few dozen terms, in another order.</summary>
    private const double Rounding = 1e-13;

    /// <summary>A document prints four decimals, computed from rounded intermediates.</summary>
    private const double Printed = 2e-4;

    public static void Holds(string equation, Matrix document, ReadOnlySpan<double> network) =>
        Closeness.AssertClose(equation, document.Values, network, Rounding);

    public static void Holds(string equation, double document, double network) =>
        Closeness.AssertClose(equation, document, network, Rounding);

    public static void Prints(string equation, double[] document, ReadOnlySpan<double> network)
    {
        Assert.Equal(document.Length, network.Length);
        for (int k = 0; k < document.Length; k++)
            Assert.True(Math.Abs(document[k] - network[k]) <= Printed, $"{equation} [{k}]: the document prints {document[k]}, the network computes {network[k]:R}.");
    }
}
