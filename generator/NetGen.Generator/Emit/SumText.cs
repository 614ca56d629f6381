using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>A sum of named scalars as one expression, in its order: one chain, term after term.</summary>
internal static class SumText
{
    /// <param name="order">The order.</param>
    /// <param name="terms">The terms.</param>
    public static string Of(SumOrder order, string[] terms) => (order.Start == SumStart.Zero ? "0 + " : "") + string.Join(" + ", terms);

    /// <summary>A sum of products, the first of them rounded.</summary>
    /// <param name="left">The left factors.</param>
    /// <param name="right">As many right ones.</param>
    /// <param name="multiplyAdd">a * b + c, rounded once.</param>
    public static string OfProducts(string[] left, string[] right, Func<string, string, string, string> multiplyAdd)
    {
        string sum = $"{left[0]} * {right[0]}";
        for (int index = 1; index < left.Length; index++)
            sum = multiplyAdd(left[index], right[index], sum);
        return sum;
    }
}
