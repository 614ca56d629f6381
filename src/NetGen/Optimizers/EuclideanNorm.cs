using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>sqrt(sum x^2), in double precision and in one order of additions for every vector width.</summary>
/// <remarks>
/// Element k of the values is added to sum number k mod 32 by a fused multiply-add; the 32 sums are joined by halving: sum j
/// takes sum j + 16, then j + 8, 4, 2, 1. Lanes hold neighbouring sums, so how many one instruction takes changes nothing.
/// </remarks>
internal static class EuclideanNorm
{
    private const int SumCount = 32;
    private const int ChunkLength = 256;

    // 2^600 and its inverse: they bring every double near the middle of the exponent range, and lose no digit of those that matter.
    private const double Large = 4.149515568880993e180;
    private const double Small = 2.409919865102884e-181;

    /// <summary>The norm of some values; NaN where one is NaN, else infinite where one is infinite or where it is too large for a double.</summary>
    internal static double Of<T>(ReadOnlySpan<T> values, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = SumOfSquares(values, 1, width);

        // The square of a float is an exact double far from both ends of the range. The square of a double may leave it, on
        // either side; then the sum is taken again with all values scaled by a power of two, which rounds nothing.
        if (sum < 1e-280)
            return Math.Sqrt(SumOfSquares(values, Large, width)) * Small;
        if (double.IsPositiveInfinity(sum) || double.IsNaN(sum))
            return Math.Sqrt(SumOfSquares(values, Small, width)) * Large;
        return Math.Sqrt(sum);
    }

    private static double SumOfSquares<T>(ReadOnlySpan<T> values, double scale, LaneWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> sums = stackalloc double[SumCount];
        Span<double> chunk = stackalloc double[ChunkLength];
        sums.Clear();
        for (int start = 0; start < values.Length; start += ChunkLength)
        {
            ReadOnlySpan<T> part = values.Slice(start, Math.Min(ChunkLength, values.Length - start));
            chunk[part.Length..].Clear();
            Widen(part, chunk, scale);
            switch (width)
            {
                case LaneWidth.Bits512:
                    Accumulate<Lanes512<double>>(chunk, sums);
                    break;
                case LaneWidth.Bits256:
                    Accumulate<Lanes256<double>>(chunk, sums);
                    break;
                case LaneWidth.Bits128:
                    Accumulate<Lanes128<double>>(chunk, sums);
                    break;
                default:
                    Accumulate<Lanes1<double>>(chunk, sums);
                    break;
            }
        }

        for (int half = SumCount / 2; half > 0; half /= 2)
        {
            for (int j = 0; j < half; j++)
                sums[j] += sums[j + half];
        }

        return sums[0];
    }

    // Exact, element by element: a float is a double, and the scale is a power of two.
    private static void Widen<T>(ReadOnlySpan<T> values, Span<double> chunk, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            ReadOnlySpan<float> singles = MemoryMarshal.Cast<T, float>(values);
            ref readonly float source = ref MemoryMarshal.GetReference(singles);
            ref double destination = ref MemoryMarshal.GetReference(chunk);
            int k = 0;
            for (; k <= singles.Length - Vector<float>.Count; k += Vector<float>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(in source, (nuint)k), out Vector<double> low, out Vector<double> high);
                (low * scale).StoreUnsafe(ref destination, (nuint)k);
                (high * scale).StoreUnsafe(ref destination, (nuint)(k + Vector<double>.Count));
            }

            for (; k < singles.Length; k++)
                chunk[k] = singles[k] * scale;
            return;
        }

        for (int k = 0; k < values.Length; k++)
            chunk[k] = double.CreateChecked(values[k]) * scale;
    }

    // A chunk's end that holds no values is 0 and adds nothing: fma(0, 0, sum) = sum. The sums of one vector stay in a
    // register along the chunk; the next vector's are independent of them, so that the processor works on several at once.
    private static void Accumulate<TLanes>(ReadOnlySpan<double> chunk, Span<double> sums)
        where TLanes : struct, ILanes<TLanes, double>
    {
        ref readonly double source = ref MemoryMarshal.GetReference(chunk);
        ref double destination = ref MemoryMarshal.GetReference(sums);
        for (int j = 0; j < SumCount; j += TLanes.Count)
        {
            TLanes sum = TLanes.Load(ref destination, (nuint)j);
            for (int start = 0; start < ChunkLength; start += SumCount)
            {
                TLanes x = TLanes.Load(in source, (nuint)(start + j));
                sum = TLanes.FusedMultiplyAdd(x, x, sum);
            }

            TLanes.Store(sum, ref destination, (nuint)j);
        }
    }
}
