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

                for (; column < (nuint)columns; column++)
                {
                    for (nuint next = row; next < row + Block; next++)
                        Unsafe.Add(ref destination, column * (nuint)stride + next) = Unsafe.Add(ref source, next * (nuint)sourceStride + column);
                }
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
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref source, sourceStride);
        Vector128<float> row2 = Vector128.LoadUnsafe(ref source, 2 * sourceStride);
        Vector128<float> row3 = Vector128.LoadUnsafe(ref source, 3 * sourceStride);
        Vector128<float> low01 = Sse.UnpackLow(row0, row1);
        Vector128<float> low23 = Sse.UnpackLow(row2, row3);
        Vector128<float> high01 = Sse.UnpackHigh(row0, row1);
        Vector128<float> high23 = Sse.UnpackHigh(row2, row3);
        Sse.MoveLowToHigh(low01, low23).StoreUnsafe(ref destination);
        Sse.MoveHighToLow(low23, low01).StoreUnsafe(ref destination, stride);
        Sse.MoveLowToHigh(high01, high23).StoreUnsafe(ref destination, 2 * stride);
        Sse.MoveHighToLow(high23, high01).StoreUnsafe(ref destination, 3 * stride);
    }
}
