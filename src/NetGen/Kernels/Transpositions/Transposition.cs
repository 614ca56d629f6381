using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>Copies of matrices with rows and columns exchanged.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>The rows and the columns that are exchanged in registers at once, for elements of 4 bytes.</summary>
    private const nuint Block = 4;

    /// <summary>Writes the transpose of a row-major [rows][columns] matrix; what lies between its rows is left as it is.</summary>
    /// <param name="source">The matrix.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="destination">Row-major [columns][stride].</param>
    /// <param name="stride">The distance of two rows of the destination; at least <paramref name="rows"/>.</param>
    public static void Write<T>(ref T source, int rows, int columns, ref T destination, int stride)
        where T : unmanaged =>
        Write(ref source, rows, columns, columns, ref destination, stride);

    /// <summary>Writes the transpose of a matrix whose rows are apart; what lies between the rows of the result is left as it is.</summary>
    /// <param name="source">The matrix, row-major [rows][sourceStride].</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="sourceStride">The distance of two rows of the source; at least <paramref name="columns"/>.</param>
    /// <param name="destination">Row-major [columns][stride].</param>
    /// <param name="stride">The distance of two rows of the destination; at least <paramref name="rows"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ref T source, int rows, int columns, int sourceStride, ref T destination, int stride)
        where T : unmanaged
    {
        nuint row = 0;
        if (Avx512F.IsSupported && Unsafe.SizeOf<T>() == sizeof(float))
        {
            ref float from = ref Unsafe.As<T, float>(ref source);
            ref float to = ref Unsafe.As<T, float>(ref destination);
            if (columns is 2 or 3 && sourceStride == columns)
                row = NarrowTransposition.Separate(ref from, (nuint)rows, (nuint)columns, ref to, (nuint)stride);
            else if (rows is 2 or 3 && stride == rows && columns % Vector512<float>.Count == 0)
            {
                NarrowTransposition.Interleave(ref from, (nuint)rows, (nuint)columns, (nuint)sourceStride, ref to);
                return;
            }
            else if (rows >= BlockTransposition.Long && columns >= BlockTransposition.Short)
            {
                BlockTransposition.WriteTall(ref from, (nuint)rows, (nuint)columns, (nuint)sourceStride, ref to, (nuint)stride);
                return;
            }
            else if (rows >= BlockTransposition.Short && columns >= BlockTransposition.Long)
            {
                BlockTransposition.WriteWide(ref from, (nuint)rows, (nuint)columns, (nuint)sourceStride, ref to, (nuint)stride);
                return;
            }
        }

        else if (Avx2.IsSupported && Unsafe.SizeOf<T>() == sizeof(float) && columns == 2 && sourceStride == 2)
        {
            row = NarrowTransposition.SeparatePairs(ref Unsafe.As<T, float>(ref source), (nuint)rows, ref Unsafe.As<T, float>(ref destination), (nuint)stride);
        }

        if (Sse.IsSupported && Unsafe.SizeOf<T>() == sizeof(float))
        {
            for (; row + Block <= (nuint)rows; row += Block)
            {
                nuint column = 0;
                for (; column + Block <= (nuint)columns; column += Block)
                {
                    ref float from = ref Unsafe.As<T, float>(ref Unsafe.Add(ref source, row * (nuint)sourceStride + column));
                    ref float to = ref Unsafe.As<T, float>(ref Unsafe.Add(ref destination, column * (nuint)stride + row));
                    WriteBlock(ref from, (nuint)sourceStride, ref to, (nuint)stride);
                }

                // Fewer columns than a block: where the matrix goes on behind them, what is read too much is not written.
                if (column < (nuint)columns && ((row + Block - 1) * (nuint)sourceStride) + column + Block <= ((nuint)(rows - 1) * (nuint)sourceStride) + (nuint)columns)
                {
                    ref float from = ref Unsafe.As<T, float>(ref Unsafe.Add(ref source, row * (nuint)sourceStride + column));
                    ref float to = ref Unsafe.As<T, float>(ref Unsafe.Add(ref destination, column * (nuint)stride + row));
                    WriteNarrowBlock(ref from, (nuint)sourceStride, ref to, (nuint)stride, (nuint)columns - column);
                    continue;
                }

                for (; column < (nuint)columns; column++)
                {
                    for (nuint next = row; next < row + Block; next++)
                        Unsafe.Add(ref destination, column * (nuint)stride + next) = Unsafe.Add(ref source, next * (nuint)sourceStride + column);
                }
            }

            // Fewer rows than a block, side by side in the result: each store is a block wide, and the next one corrects what it wrote too much.
            if (row == 0 && rows == stride && columns > 2 * (int)Block)
            {
                nuint column = 0;
                for (; column + (2 * Block) <= (nuint)columns; column += Block)
                {
                    ref float from = ref Unsafe.As<T, float>(ref Unsafe.Add(ref source, column));
                    WriteLowBlock(ref from, (nuint)sourceStride, ref Unsafe.As<T, float>(ref Unsafe.Add(ref destination, column * (nuint)stride)), (nuint)rows);
                }

                for (; column < (nuint)columns; column++)
                {
                    for (nuint next = 0; next < (nuint)rows; next++)
                        Unsafe.Add(ref destination, column * (nuint)stride + next) = Unsafe.Add(ref source, next * (nuint)sourceStride + column);
                }

                return;
            }
        }

        for (; row < (nuint)rows; row++)
        {
            for (nuint column = 0; column < (nuint)columns; column++)
                Unsafe.Add(ref destination, column * (nuint)stride + row) = Unsafe.Add(ref source, row * (nuint)sourceStride + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteBlock(ref float source, nuint sourceStride, ref float destination, nuint stride)
    {
        Load(ref source, sourceStride, out Vector128<float> low01, out Vector128<float> low23, out Vector128<float> high01, out Vector128<float> high23);
        Sse.MoveLowToHigh(low01, low23).StoreUnsafe(ref destination);
        Sse.MoveHighToLow(low23, low01).StoreUnsafe(ref destination, stride);
        Sse.MoveLowToHigh(high01, high23).StoreUnsafe(ref destination, 2 * stride);
        Sse.MoveHighToLow(high23, high01).StoreUnsafe(ref destination, 3 * stride);
    }

    /// <summary>The first one, two or three columns of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteNarrowBlock(ref float source, nuint sourceStride, ref float destination, nuint stride, nuint columns)
    {
        Load(ref source, sourceStride, out Vector128<float> low01, out Vector128<float> low23, out Vector128<float> high01, out Vector128<float> high23);
        Sse.MoveLowToHigh(low01, low23).StoreUnsafe(ref destination);
        if (columns > 1)
            Sse.MoveHighToLow(low23, low01).StoreUnsafe(ref destination, stride);
        if (columns > 2)
            Sse.MoveLowToHigh(high01, high23).StoreUnsafe(ref destination, 2 * stride);
    }

    /// <summary>Four columns of one, two or three rows, stored from left to right in whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLowBlock(ref float source, nuint sourceStride, ref float destination, nuint rows)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = rows > 1 ? Vector128.LoadUnsafe(ref source, sourceStride) : Vector128<float>.Zero;
        Vector128<float> row2 = rows > 2 ? Vector128.LoadUnsafe(ref source, 2 * sourceStride) : Vector128<float>.Zero;
        Vector128<float> low01 = Sse.UnpackLow(row0, row1);
        Vector128<float> low2 = Sse.UnpackLow(row2, Vector128<float>.Zero);
        Vector128<float> high01 = Sse.UnpackHigh(row0, row1);
        Vector128<float> high2 = Sse.UnpackHigh(row2, Vector128<float>.Zero);
        Sse.MoveLowToHigh(low01, low2).StoreUnsafe(ref destination);
        Sse.MoveHighToLow(low2, low01).StoreUnsafe(ref destination, rows);
        Sse.MoveLowToHigh(high01, high2).StoreUnsafe(ref destination, 2 * rows);
        Sse.MoveHighToLow(high2, high01).StoreUnsafe(ref destination, 3 * rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref float source, nuint stride, out Vector128<float> low01, out Vector128<float> low23, out Vector128<float> high01, out Vector128<float> high23)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref source, stride);
        Vector128<float> row2 = Vector128.LoadUnsafe(ref source, 2 * stride);
        Vector128<float> row3 = Vector128.LoadUnsafe(ref source, 3 * stride);
        low01 = Sse.UnpackLow(row0, row1);
        low23 = Sse.UnpackLow(row2, row3);
        high01 = Sse.UnpackHigh(row0, row1);
        high23 = Sse.UnpackHigh(row2, row3);
    }
}
