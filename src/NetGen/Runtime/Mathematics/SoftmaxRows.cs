using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Softmax and its cross-entropy over many rows: as many rows at once as 64 bytes hold elements, one in each lane, each with the
/// additions of <see cref="Softmax"/> in the same order, hence the same bits. Few columns fill no vector, so that this is several times
/// faster than row by row.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512: 24 instructions for an exponential, 7 of them multiply-adds, constants broadcast from memory; no
/// spill there, three where loss and error are written. Exponentials and divisions bound it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SoftmaxRows
{
    /// <summary>The most columns that are computed with a row in each lane: their vectors take 6 KB of stack, and wider rows fill vectors by themselves.</summary>
    private const int MostColumns = 32;

    /// <summary>The rows that are exchanged with columns at once.</summary>
    private const int Block = 4;

    /// <summary>The outputs of each row.</summary>
    /// <param name="z">The logits, [rows][stride], overwritten.</param>
    /// <param name="stride">The distance of two rows of logits, whole vectors.</param>
    /// <param name="output">The results, [rows][count].</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="count">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ref T z, int stride, ref T output, int rows, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = 0;
        if (count <= MostColumns)
        {
            for (; row + Lanes512<T>.Count <= rows; row += Lanes512<T>.Count)
                WriteLanes(ref Unsafe.Add(ref z, row * stride), stride, ref Unsafe.Add(ref output, row * count), count);
        }

        for (; row < rows; row++)
            Softmax.Write(ref Unsafe.Add(ref z, row * stride), ref Unsafe.Add(ref output, row * count), count);
    }

    /// <summary>The loss of each row, -sum y log p, times its weight, and the error (p sum(y) - y) weight scale.</summary>
    /// <param name="z">The logits, [rows][stride].</param>
    /// <param name="y">The targets, [rows][targetStride].</param>
    /// <param name="targetStride">The distance of two rows of targets.</param>
    /// <param name="weights">The weight of each row; empty where all are 1.</param>
    /// <param name="scale">What every error is multiplied by.</param>
    /// <param name="delta">The errors, [rows][stride]; what lies behind the columns is overwritten, too.</param>
    /// <param name="losses">The losses.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="stride">The distance of two rows of logits and of errors, whole vectors.</param>
    /// <param name="count">The number of classes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CrossEntropy<T>(
        ref T z, ref T y, int targetStride, ReadOnlySpan<T> weights, T scale, ref T delta, ref T losses, int rows, int stride, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = 0;
        if (count <= MostColumns)
        {
            for (; row + Lanes512<T>.Count <= rows; row += Lanes512<T>.Count)
            {
                Lanes512<T> weight = weights.IsEmpty ? Lanes512<T>.Constant(1) : Lanes512<T>.Load(in weights[row], 0);
                CrossEntropyLanes(
                    ref Unsafe.Add(ref z, row * stride), ref Unsafe.Add(ref y, row * targetStride), targetStride, weight,
                    weight * Lanes512<T>.Broadcast(scale), ref Unsafe.Add(ref delta, row * stride), ref Unsafe.Add(ref losses, row), stride, count);
            }
        }

        for (; row < rows; row++)
        {
            T weight = weights.IsEmpty ? T.One : weights[row];
            Unsafe.Add(ref losses, row) = weight * Softmax.CrossEntropy(
                ref Unsafe.Add(ref z, row * stride), ref Unsafe.Add(ref y, row * targetStride), weight * scale, ref Unsafe.Add(ref delta, row * stride), count);
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteLanes<T>(ref T z, int stride, ref T output, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)Lanes512<T>.Count;
        nuint end = (nuint)count * lanes;
        Span<T> memory = stackalloc T[(MostColumns + 1) * Lanes512<T>.Count];
        ref T columns = ref StackMemory.Aligned(memory);
        Transposition.Write(ref z, Lanes512<T>.Count, count, stride, ref columns, Lanes512<T>.Count);
        Lanes512<T> largest = Largest(ref columns, end);
        for (nuint place = 0; place < end; place += lanes)
            Lanes512<T>.Store(Elementary.Exp<Lanes512<T>, T>(Lanes512<T>.Load(ref columns, place) - largest), ref columns, place);
        Lanes512<T> sum = Sum(ref columns, count);
        for (nuint place = 0; place < end; place += lanes)
            Lanes512<T>.Store(Lanes512<T>.Load(ref columns, place) / sum, ref columns, place);
        Transposition.Write(ref columns, count, Lanes512<T>.Count, ref output, count);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CrossEntropyLanes<T>(
        ref T z, ref T y, int targetStride, Lanes512<T> weight, Lanes512<T> scales, ref T delta, ref T losses, int stride, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)Lanes512<T>.Count;
        nuint end = (nuint)count * lanes;
        Span<T> memory = stackalloc T[((3 * MostColumns) + 1) * Lanes512<T>.Count];
        ref T logits = ref StackMemory.Aligned(memory);
        ref T targets = ref Unsafe.Add(ref logits, MostColumns * Lanes512<T>.Count);
        ref T exponentials = ref Unsafe.Add(ref targets, MostColumns * Lanes512<T>.Count);
        Transposition.Write(ref z, Lanes512<T>.Count, count, stride, ref logits, Lanes512<T>.Count);
        Transposition.Write(ref y, Lanes512<T>.Count, count, targetStride, ref targets, Lanes512<T>.Count);

        Lanes512<T> largest = Largest(ref logits, end);
        for (nuint place = 0; place < end; place += lanes)
            Lanes512<T>.Store(Elementary.Exp<Lanes512<T>, T>(Lanes512<T>.Load(ref logits, place) - largest), ref exponentials, place);
        Lanes512<T> divisor = Sum(ref exponentials, count);
        Lanes512<T> logSum = Elementary.LogOfSum<Lanes512<T>, T>(divisor);
        Lanes512<T> mass = Sum(ref targets, count);
        for (nuint place = 0; place < end; place += lanes)
        {
            Lanes512<T> target = Lanes512<T>.Load(ref targets, place);
            Lanes512<T> loss = Losses.CrossEntropy<Lanes512<T>, T>(target, logSum + (largest - Lanes512<T>.Load(ref logits, place)));
            Lanes512<T> probability = Lanes512<T>.Load(ref exponentials, place) / divisor;
            Lanes512<T>.Store(loss, ref logits, place);
            Lanes512<T>.Store(Lanes512<T>.FusedMultiplyAdd(probability, mass, -target) * scales, ref exponentials, place);
        }

        Lanes512<T>.Store(weight * Sum(ref logits, count), ref losses, 0);

        // Whole blocks of columns: what is written too much falls on what is behind the columns of a row.
        int whole = (count + Block - 1) / Block * Block;
        Transposition.Write(ref exponentials, whole, Lanes512<T>.Count, ref delta, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes512<T> Largest<T>(ref T columns, nuint end)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Lanes512<T> largest = Lanes512<T>.Load(ref columns, 0);
        for (nuint place = (nuint)Lanes512<T>.Count; place < end; place += (nuint)Lanes512<T>.Count)
            largest = Lanes512<T>.Max(Lanes512<T>.Load(ref columns, place), largest);
        return largest;
    }

    /// <summary>
    /// The sum of the columns in the order of a row: column c is added to chain c modulo the number of lanes, and the tree of
    /// <see cref="LaneSum"/> joins the chains.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Lanes512<T> Sum<T>(ref T columns, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint lanes = (nuint)Lanes512<T>.Count;
        Span<T> memory = stackalloc T[(Lanes512<T>.Count + 1) * Lanes512<T>.Count];
        ref T chains = ref StackMemory.Aligned(memory);
        nuint used = Math.Min((nuint)count, lanes);
        for (nuint chain = 0; chain < used; chain++)
        {
            Lanes512<T> sum = Lanes512<T>.Zero;
            for (nuint column = chain; column < (nuint)count; column += lanes)
                sum += Lanes512<T>.Load(ref columns, column * lanes);
            Lanes512<T>.Store(sum, ref chains, chain * lanes);
        }

        // Chains that no column reaches are 0, and change nothing.
        for (nuint half = lanes / 2; half > 0; half /= 2)
        {
            for (nuint chain = 0; chain + half < used; chain++)
                Lanes512<T>.Store(Lanes512<T>.Load(ref chains, chain * lanes) + Lanes512<T>.Load(ref chains, (chain + half) * lanes), ref chains, chain * lanes);
            used = Math.Min(used, half);
        }

        return Lanes512<T>.Load(ref chains, 0);
    }
}
