using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>
/// Blocks of samples with one row for each neuron and one column for each sample, for kernels that compute a sample in each lane.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleRows
{
    /// <summary>Turns samples into columns; the columns from their number to <paramref name="padded"/> become 0.</summary>
    /// <param name="source">The samples, row-major [samples][size].</param>
    /// <param name="samples">Their number.</param>
    /// <param name="size">The values of a sample.</param>
    /// <param name="rows">The block, [size][stride].</param>
    /// <param name="stride">The distance of two rows of the block.</param>
    /// <param name="padded">The columns that are written.</param>
    public static void Load<T>(ref T source, int samples, int size, ref T rows, int stride, int padded)
        where T : unmanaged
    {
        Transposition.Write(ref source, samples, size, ref rows, stride);
        Clear(ref rows, size, stride, samples, padded);
    }

    /// <summary>Writes one column of 0 and 1 for each label; the columns from their number to <paramref name="padded"/> become 0.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="rows">The block, [classes][stride].</param>
    /// <param name="stride">The distance of two rows of the block.</param>
    /// <param name="padded">The columns that are written.</param>
    public static void LoadOneHot<T>(ReadOnlySpan<int> labels, int classes, ref T rows, int stride, int padded)
        where T : unmanaged, INumberBase<T>
    {
        Clear(ref rows, classes, stride, 0, padded);
        for (int sample = 0; sample < labels.Length; sample++)
            Unsafe.Add(ref rows, labels[sample] * stride + sample) = T.One;
    }

    /// <summary>Writes 0 into the columns from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <param name="rows">The block, [count][stride].</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="first">The first column.</param>
    /// <param name="end">The column behind the last.</param>
    public static void Clear<T>(ref T rows, int count, int stride, int first, int end)
        where T : unmanaged
    {
        if (first == end)
            return;
        for (int row = 0; row < count; row++)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref rows, row * stride + first), end - first).Clear();
    }

    /// <summary>Adds the losses of a block to their chains: sample s of a batch is in chain s modulo their number, as with gradients.</summary>
    /// <param name="losses">The losses; with weights, multiplied by them.</param>
    /// <param name="weights">The weight of each sample; empty where all are 1.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="chains">The chains, as many as 64 bytes hold elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddLosses<T>(ref T losses, ReadOnlySpan<T> weights, int count, Span<double> chains)
        where T : unmanaged, INumberBase<T>
    {
        for (int weighted = 0; weighted < weights.Length; weighted++)
            Unsafe.Add(ref losses, weighted) *= weights[weighted];

        int sample = 0;
        if (typeof(T) == typeof(float))
        {
            ref float source = ref Unsafe.As<T, float>(ref losses);
            ref double low = ref chains[0];
            ref double high = ref chains[Vector512<double>.Count];
            Vector512<double> lowSum = Vector512.LoadUnsafe(ref low);
            Vector512<double> highSum = Vector512.LoadUnsafe(ref high);
            for (; sample + Vector512<float>.Count <= count; sample += Vector512<float>.Count)
            {
                Vector512<float> values = Vector512.LoadUnsafe(ref source, (nuint)sample);
                lowSum += Vector512.WidenLower(values);
                highSum += Vector512.WidenUpper(values);
            }

            lowSum.StoreUnsafe(ref low);
            highSum.StoreUnsafe(ref high);
        }

        for (; sample < count; sample++)
            chains[sample % chains.Length] += double.CreateTruncating(Unsafe.Add(ref losses, sample));
    }

    /// <summary>Joins the chains of the loss by the tree of <see cref="LaneSum"/>.</summary>
    /// <param name="chains">The chains: 8 or 16, as many as 64 bytes hold elements of a network.</param>
    public static double Join(Span<double> chains)
    {
        Lanes512<double> eight = Lanes512<double>.Load(ref chains[0], 0);
        if (chains.Length == 2 * Lanes512<double>.Count)
            eight += Lanes512<double>.Load(ref chains[Lanes512<double>.Count], 0);
        return LaneSum.Of(eight);
    }

    /// <summary>Joins the chains of each gradient: sample s of a batch is in chain s modulo their number, and <see cref="LaneSum"/> is the tree.</summary>
    /// <param name="chains">The chains, [count][lanes of 64 bytes].</param>
    /// <param name="count">The number of gradients.</param>
    /// <param name="gradients">The sums, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Join<T>(ref T chains, int count, ref T gradients)
        where T : unmanaged
    {
        nuint lanes = (nuint)Lanes512<T>.Count;
        nuint index = 0;
        for (; index + 4 <= (nuint)count; index += 4)
        {
            LaneSum.Store(
                Lanes512<T>.Load(ref chains, index * lanes),
                Lanes512<T>.Load(ref chains, (index + 1) * lanes),
                Lanes512<T>.Load(ref chains, (index + 2) * lanes),
                Lanes512<T>.Load(ref chains, (index + 3) * lanes),
                ref gradients,
                index);
        }

        for (; index < (nuint)count; index++)
            Unsafe.Add(ref gradients, index) = LaneSum.Of(Lanes512<T>.Load(ref chains, index * lanes));
    }
}
