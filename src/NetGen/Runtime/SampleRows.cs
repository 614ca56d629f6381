using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <summary>Joins the chains of each gradient: sample s of a batch is in chain s modulo their number, and <see cref="LaneSum"/> is the tree.</summary>
    /// <param name="chains">The chains, [count][lanes of 64 bytes].</param>
    /// <param name="count">The number of gradients.</param>
    /// <param name="gradients">The sums, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(ref float chains, int count, ref float gradients)
    {
        nuint lanes = (nuint)Lanes512<float>.Count;
        nuint index = 0;
        for (; index + 4 <= (nuint)count; index += 4)
        {
            LaneSum.Store(
                Lanes512<float>.Load(ref chains, index * lanes),
                Lanes512<float>.Load(ref chains, (index + 1) * lanes),
                Lanes512<float>.Load(ref chains, (index + 2) * lanes),
                Lanes512<float>.Load(ref chains, (index + 3) * lanes),
                ref gradients,
                index);
        }

        for (; index < (nuint)count; index++)
            Unsafe.Add(ref gradients, index) = LaneSum.Of(Lanes512<float>.Load(ref chains, index * lanes));
    }

    /// <inheritdoc cref="Join(ref float, int, ref float)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(ref double chains, int count, ref double gradients)
    {
        nuint lanes = (nuint)Lanes512<double>.Count;
        nuint index = 0;
        for (; index + 4 <= (nuint)count; index += 4)
        {
            LaneSum.Store(
                Lanes512<double>.Load(ref chains, index * lanes),
                Lanes512<double>.Load(ref chains, (index + 1) * lanes),
                Lanes512<double>.Load(ref chains, (index + 2) * lanes),
                Lanes512<double>.Load(ref chains, (index + 3) * lanes),
                ref gradients,
                index);
        }

        for (; index < (nuint)count; index++)
            Unsafe.Add(ref gradients, index) = LaneSum.Of(Lanes512<double>.Load(ref chains, index * lanes));
    }
}
