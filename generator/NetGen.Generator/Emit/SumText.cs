using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit;

/// <summary>
/// A sum as one expression, in its order. A sum of chains has no more terms than chains here, so that each chain is one term; that they start from
/// 0 shows where all terms are -0 only, and one 0, added last, does the same to the sum.
/// </summary>
internal static class SumText
{
    /// <param name="order">The order.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="zero">0 in their type.</param>
    public static string Of(SumOrder order, string[] terms, string zero) => order switch
    {
        { Join: SumJoin.Sequence, Start: SumStart.Zero } => $"{zero} + {string.Join(" + ", terms)}",
        { Join: SumJoin.Sequence } => string.Join(" + ", terms),
        { Start: SumStart.Zero } => $"{Tree(terms, order.Chains)} + {zero}",
        _ => Tree(terms, order.Chains),
    };

    /// <summary>A sum of products.</summary>
    /// <param name="order">The order.</param>
    /// <param name="left">The left factors.</param>
    /// <param name="right">As many right ones.</param>
    /// <param name="zero">0 in their type.</param>
    /// <param name="multiplyAdd">a * b + c, rounded once.</param>
    public static string OfProducts(SumOrder order, string[] left, string[] right, string zero, Func<string, string, string, string> multiplyAdd)
    {
        if (order.Join == SumJoin.Tree)
            return Of(order, [.. left.Zip(right, (a, b) => $"{a} * {b}")], zero);
        string sum = $"{left[0]} * {right[0]}";
        for (int index = 1; index < left.Length; index++)
            sum = multiplyAdd(left[index], right[index], sum);
        return sum;
    }

    /// <summary>The binary tree that joins the chains; those beyond the last term add nothing.</summary>
    private static string Tree(string[] terms, int chains)
    {
        string?[] level = new string?[chains];
        terms.CopyTo(level, 0);
        for (int half = chains / 2; half >= 1; half /= 2)
        {
            for (int chain = 0; chain < half; chain++)
            {
                if (level[chain + half] is { } upper)
                    level[chain] = half > 1 ? $"({level[chain]} + {upper})" : $"{level[chain]} + {upper}";
            }
        }

        return level[0]!;
    }
}
