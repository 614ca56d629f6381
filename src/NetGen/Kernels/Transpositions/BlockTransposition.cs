using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>
/// Rows and columns exchanged in blocks of sixteen by four, in the registers of AVX-512. The last blocks move back to end with the matrix: what
/// they repeat gets the same values again, and nothing outside the matrix is read. Numbers move, no bit changes.
/// </summary>
/// <remarks>
/// Machine code of .NET 10: a tall block is sixteen loads of a quarter, half of them insertions, four insertions of a half, eight shuffles and four
/// stores (three insertions into 64 bytes for every vector took half as long again); a wide one four loads, eight shuffles and sixteen stores.
/// </remarks>
internal static class BlockTransposition
{
    /// <summary>The longer side of a block.</summary>
    public const int Long = 16;

    /// <summary>The shorter side of a block.</summary>
    public const int Short = 4;

    /// <summary>The transpose of a matrix of at least sixteen rows and four columns.</summary>
    /// <param name="source">Row-major [rows][sourceStride].</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="sourceStride">The distance of two rows of the source.</param>
    /// <param name="destination">Row-major [columns][stride].</param>
    /// <param name="stride">The distance of two rows of the destination.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WriteTall(ref float source, nuint rows, nuint columns, nuint sourceStride, ref float destination, nuint stride)
    {
        for (nuint row = 0; row < rows; row += Long)
        {
            nuint top = Math.Min(row, rows - Long);
            for (nuint column = 0; column < columns; column += Short)
            {
                nuint left = Math.Min(column, columns - Short);
                ref float from = ref Unsafe.Add(ref source, (top * sourceStride) + left);
                Exchange(
                    Quarters(ref from, sourceStride),
                    Quarters(ref Unsafe.Add(ref from, sourceStride), sourceStride),
                    Quarters(ref Unsafe.Add(ref from, 2 * sourceStride), sourceStride),
                    Quarters(ref Unsafe.Add(ref from, 3 * sourceStride), sourceStride),
                    out Vector512<float> column0,
                    out Vector512<float> column1,
                    out Vector512<float> column2,
                    out Vector512<float> column3);
                ref float to = ref Unsafe.Add(ref destination, (left * stride) + top);
                column0.StoreUnsafe(ref to);
                column1.StoreUnsafe(ref to, stride);
                column2.StoreUnsafe(ref to, 2 * stride);
                column3.StoreUnsafe(ref to, 3 * stride);
            }
        }
    }

    /// <summary>The transpose of a matrix of at least four rows and sixteen columns.</summary>
    /// <inheritdoc cref="WriteTall"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WriteWide(ref float source, nuint rows, nuint columns, nuint sourceStride, ref float destination, nuint stride)
    {
        for (nuint column = 0; column < columns; column += Long)
        {
            nuint left = Math.Min(column, columns - Long);
            for (nuint row = 0; row < rows; row += Short)
            {
                nuint top = Math.Min(row, rows - Short);
                ref float from = ref Unsafe.Add(ref source, (top * sourceStride) + left);
                Exchange(
                    Vector512.LoadUnsafe(ref from),
                    Vector512.LoadUnsafe(ref from, sourceStride),
                    Vector512.LoadUnsafe(ref from, 2 * sourceStride),
                    Vector512.LoadUnsafe(ref from, 3 * sourceStride),
                    out Vector512<float> columns0,
                    out Vector512<float> columns1,
                    out Vector512<float> columns2,
                    out Vector512<float> columns3);
                ref float to = ref Unsafe.Add(ref destination, (left * stride) + top);
                StoreQuarters(columns0, ref to, stride);
                StoreQuarters(columns1, ref Unsafe.Add(ref to, stride), stride);
                StoreQuarters(columns2, ref Unsafe.Add(ref to, 2 * stride), stride);
                StoreQuarters(columns3, ref Unsafe.Add(ref to, 3 * stride), stride);
            }
        }
    }

    /// <summary>Exchanges four by four numbers in each quarter of the vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(
        Vector512<float> row0, Vector512<float> row1, Vector512<float> row2, Vector512<float> row3,
        out Vector512<float> column0, out Vector512<float> column1, out Vector512<float> column2, out Vector512<float> column3)
    {
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        column0 = Avx512F.UnpackLow(low01, low23).AsSingle();
        column1 = Avx512F.UnpackHigh(low01, low23).AsSingle();
        column2 = Avx512F.UnpackLow(high01, high23).AsSingle();
        column3 = Avx512F.UnpackHigh(high01, high23).AsSingle();
    }

    /// <summary>Four numbers of every fourth row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(ref float source, nuint stride)
    {
        Vector256<float> lower = Vector128.LoadUnsafe(ref source).ToVector256Unsafe().WithUpper(Vector128.LoadUnsafe(ref source, 4 * stride));
        Vector256<float> upper = Vector128.LoadUnsafe(ref source, 8 * stride).ToVector256Unsafe().WithUpper(Vector128.LoadUnsafe(ref source, 12 * stride));
        return lower.ToVector512Unsafe().WithUpper(upper);
    }

    /// <summary>Four numbers into every fourth row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuarters(Vector512<float> quarters, ref float destination, nuint stride)
    {
        quarters.GetLower().GetLower().StoreUnsafe(ref destination);
        Avx512F.ExtractVector128(quarters, 1).StoreUnsafe(ref destination, 4 * stride);
        Avx512F.ExtractVector128(quarters, 2).StoreUnsafe(ref destination, 8 * stride);
        Avx512F.ExtractVector128(quarters, 3).StoreUnsafe(ref destination, 12 * stride);
    }
}
