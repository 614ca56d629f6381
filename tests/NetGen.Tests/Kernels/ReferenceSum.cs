using System.Numerics;

namespace NetGen.Tests.Kernels;

/// <summary>Sums of products as scalars, in the order that every kernel keeps.</summary>
internal static class ReferenceSum
{
    /// <summary>
    /// Chain c takes the terms c, c + chains, ... by multiply-adds that are rounded once. The first chain starts from a value, the others from 0.
    /// Then the upper half of the chains is added to the lower half until one is left.
    /// </summary>
    /// <param name="left">The left operands, the first of them at 0.</param>
    /// <param name="leftStep">From one to the next.</param>
    /// <param name="right">The right operands, the first of them at 0.</param>
    /// <param name="rightStep">From one to the next.</param>
    /// <param name="terms">The number of products.</param>
    /// <param name="chains">The number of chains, a power of two.</param>
    /// <param name="start">What the first chain starts from.</param>
    public static T Of<T>(ReadOnlySpan<T> left, int leftStep, ReadOnlySpan<T> right, int rightStep, int terms, int chains, T start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> sums = stackalloc T[chains];
        sums.Clear();
        sums[0] = start;
        for (int term = 0; term < terms; term++)
        {
            ref T sum = ref sums[term & (chains - 1)];
            sum = T.FusedMultiplyAdd(left[term * leftStep], right[term * rightStep], sum);
        }

        for (int half = chains / 2; half >= 1; half /= 2)
        {
            for (int chain = 0; chain < half; chain++)
                sums[chain] += sums[chain + half];
        }

        return sums[0];
    }
}
