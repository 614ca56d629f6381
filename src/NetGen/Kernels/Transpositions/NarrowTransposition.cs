using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>
/// Rows and columns exchanged for matrices of two or three columns, sixteen rows at a time: each vector of the result is picked from two
/// vectors, or three in two steps, by one instruction of AVX-512. Numbers move, no bit changes.
/// </summary>
internal static class NarrowTransposition
{
    /// <summary>Writes the columns of as many whole vectors of rows as there are; returns the number of rows done.</summary>
    /// <param name="source">Row-major [rows][columns].</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns, two or three.</param>
    /// <param name="destination">Row-major [columns][stride].</param>
    /// <param name="stride">The distance of two rows of the destination.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Separate(ref float source, nuint rows, nuint columns, ref float destination, nuint stride)
    {
        nuint lanes = (nuint)Vector512<float>.Count;
        nuint row = 0;
        for (; row + lanes <= rows; row += lanes)
        {
            Vector512<float> first = Vector512.LoadUnsafe(ref source, row * columns);
            Vector512<float> second = Vector512.LoadUnsafe(ref source, (row * columns) + lanes);
            if (columns == 2)
            {
                Avx512F.PermuteVar16x32x2(first, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second).StoreUnsafe(ref destination, row);
                Avx512F.PermuteVar16x32x2(first, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second).StoreUnsafe(ref destination, row + stride);
                continue;
            }

            Vector512<float> third = Vector512.LoadUnsafe(ref source, (row * columns) + (2 * lanes));
            Pick(first, second, third, Vector512.Create(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0), Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29)).StoreUnsafe(ref destination, row);
            Pick(first, second, third, Vector512.Create(1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0), Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30)).StoreUnsafe(ref destination, row + stride);
            Pick(first, second, third, Vector512.Create(2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0), Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31)).StoreUnsafe(ref destination, row + (2 * stride));
        }

        return row;
    }

    /// <summary>The same of two columns, eight rows at a time, by the instructions of AVX2.</summary>
    /// <inheritdoc cref="Separate"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint SeparatePairs(ref float source, nuint rows, ref float destination, nuint stride)
    {
        nuint lanes = (nuint)Vector256<float>.Count;
        nuint row = 0;
        for (; row + lanes <= rows; row += lanes)
        {
            Vector256<float> first = Vector256.LoadUnsafe(ref source, row * 2);
            Vector256<float> second = Vector256.LoadUnsafe(ref source, (row * 2) + lanes);
            Avx2.Permute4x64(Avx.Shuffle(first, second, 0b10_00_10_00).AsDouble(), 0b11_01_10_00).AsSingle().StoreUnsafe(ref destination, row);
            Avx2.Permute4x64(Avx.Shuffle(first, second, 0b11_01_11_01).AsDouble(), 0b11_01_10_00).AsSingle().StoreUnsafe(ref destination, row + stride);
        }

        return row;
    }

    /// <summary>Writes whole vectors of columns as rows that lie side by side.</summary>
    /// <param name="source">Row-major [rows][sourceStride].</param>
    /// <param name="rows">Its rows, two or three.</param>
    /// <param name="columns">Its columns, a multiple of sixteen.</param>
    /// <param name="sourceStride">The distance of two rows of the source.</param>
    /// <param name="destination">Row-major [columns][rows].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Interleave(ref float source, nuint rows, nuint columns, nuint sourceStride, ref float destination)
    {
        nuint lanes = (nuint)Vector512<float>.Count;
        for (nuint column = 0; column < columns; column += lanes)
        {
            Vector512<float> first = Vector512.LoadUnsafe(ref source, column);
            Vector512<float> second = Vector512.LoadUnsafe(ref source, column + sourceStride);
            if (rows == 2)
            {
                Avx512F.PermuteVar16x32x2(first, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), second).StoreUnsafe(ref destination, column * 2);
                Avx512F.PermuteVar16x32x2(first, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), second).StoreUnsafe(ref destination, (column * 2) + lanes);
                continue;
            }

            Vector512<float> third = Vector512.LoadUnsafe(ref source, column + (2 * sourceStride));
            Pick(first, second, third, Vector512.Create(0, 16, 0, 1, 17, 0, 2, 18, 0, 3, 19, 0, 4, 20, 0, 5), Vector512.Create(0, 1, 16, 3, 4, 17, 6, 7, 18, 9, 10, 19, 12, 13, 20, 15)).StoreUnsafe(ref destination, column * 3);
            Pick(first, second, third, Vector512.Create(21, 0, 6, 22, 0, 7, 23, 0, 8, 24, 0, 9, 25, 0, 10, 26), Vector512.Create(0, 21, 2, 3, 22, 5, 6, 23, 8, 9, 24, 11, 12, 25, 14, 15)).StoreUnsafe(ref destination, (column * 3) + lanes);
            Pick(first, second, third, Vector512.Create(0, 11, 27, 0, 12, 28, 0, 13, 29, 0, 14, 30, 0, 15, 31, 0), Vector512.Create(26, 1, 2, 27, 4, 5, 28, 7, 8, 29, 10, 11, 30, 13, 14, 31)).StoreUnsafe(ref destination, (column * 3) + (2 * lanes));
        }
    }

    /// <summary>Elements of the first two vectors, then of the third: an index below 16 keeps what the first step picked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pick(Vector512<float> first, Vector512<float> second, Vector512<float> third, Vector512<int> ofTwo, Vector512<int> withThird) =>
        Avx512F.PermuteVar16x32x2(Avx512F.PermuteVar16x32x2(first, ofTwo, second), withThird, third);
}
