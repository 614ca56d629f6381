using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>8 rows by 2 rows of the matrix. Expanded from a template: DotTileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotTile8x2 : IDotTile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<TLanes, T, TProduct, TStart>(ref T left, ref T matrix, ref T start, ref T result, nuint count, nuint columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, IDotStart
    {
        nuint lanes = (nuint)Lanes512<T>.Count;
        nuint terms = (nuint)TProduct.Terms;
        nuint whole = terms - (terms % lanes);
        nuint rowStep = (nuint)TProduct.RowStep;
        nuint matrixStep = (nuint)TProduct.MatrixStep;
        nuint resultStep = (nuint)TProduct.ResultStep;
        for (nuint nextColumn = 0; nextColumn < columns && count > 0; nextColumn += 2)
        {
            nuint column = Math.Min(nextColumn, columns - 2); // the last tile repeats a few columns
            nuint matrixPlace = column * matrixStep;
            Lanes512<T> start0 = TStart.Of<Lanes512<T>, T>(ref start, column, 0);
            Lanes512<T> start1 = TStart.Of<Lanes512<T>, T>(ref start, column + 1, 0);
            for (nuint nextRow = 0; nextRow < count; nextRow += 8)
            {
                nuint row = Math.Min(nextRow, count - 8); // the last tile repeats a few rows
                Lanes512<T> sum0_0 = start0;
                Lanes512<T> sum0_1 = start1;
                Lanes512<T> sum1_0 = start0;
                Lanes512<T> sum1_1 = start1;
                Lanes512<T> sum2_0 = start0;
                Lanes512<T> sum2_1 = start1;
                Lanes512<T> sum3_0 = start0;
                Lanes512<T> sum3_1 = start1;
                Lanes512<T> sum4_0 = start0;
                Lanes512<T> sum4_1 = start1;
                Lanes512<T> sum5_0 = start0;
                Lanes512<T> sum5_1 = start1;
                Lanes512<T> sum6_0 = start0;
                Lanes512<T> sum6_1 = start1;
                Lanes512<T> sum7_0 = start0;
                Lanes512<T> sum7_1 = start1;

                nuint place = row * rowStep;
                for (nuint term = 0; term < whole; term += lanes)
                {
                    Lanes512<T> value0 = Lanes512<T>.Load(ref left, place + term);
                    Lanes512<T> value1 = Lanes512<T>.Load(ref left, place + rowStep + term);
                    Lanes512<T> value2 = Lanes512<T>.Load(ref left, place + (2 * rowStep) + term);
                    Lanes512<T> value3 = Lanes512<T>.Load(ref left, place + (3 * rowStep) + term);
                    Lanes512<T> value4 = Lanes512<T>.Load(ref left, place + (4 * rowStep) + term);
                    Lanes512<T> value5 = Lanes512<T>.Load(ref left, place + (5 * rowStep) + term);
                    Lanes512<T> value6 = Lanes512<T>.Load(ref left, place + (6 * rowStep) + term);
                    Lanes512<T> value7 = Lanes512<T>.Load(ref left, place + (7 * rowStep) + term);
                    Lanes512<T> w0 = Lanes512<T>.Load(ref matrix, matrixPlace + term);
                    sum0_0 = Lanes512<T>.FusedMultiplyAdd(value0, w0, sum0_0);
                    sum1_0 = Lanes512<T>.FusedMultiplyAdd(value1, w0, sum1_0);
                    sum2_0 = Lanes512<T>.FusedMultiplyAdd(value2, w0, sum2_0);
                    sum3_0 = Lanes512<T>.FusedMultiplyAdd(value3, w0, sum3_0);
                    sum4_0 = Lanes512<T>.FusedMultiplyAdd(value4, w0, sum4_0);
                    sum5_0 = Lanes512<T>.FusedMultiplyAdd(value5, w0, sum5_0);
                    sum6_0 = Lanes512<T>.FusedMultiplyAdd(value6, w0, sum6_0);
                    sum7_0 = Lanes512<T>.FusedMultiplyAdd(value7, w0, sum7_0);
                    Lanes512<T> w1 = Lanes512<T>.Load(ref matrix, matrixPlace + matrixStep + term);
                    sum0_1 = Lanes512<T>.FusedMultiplyAdd(value0, w1, sum0_1);
                    sum1_1 = Lanes512<T>.FusedMultiplyAdd(value1, w1, sum1_1);
                    sum2_1 = Lanes512<T>.FusedMultiplyAdd(value2, w1, sum2_1);
                    sum3_1 = Lanes512<T>.FusedMultiplyAdd(value3, w1, sum3_1);
                    sum4_1 = Lanes512<T>.FusedMultiplyAdd(value4, w1, sum4_1);
                    sum5_1 = Lanes512<T>.FusedMultiplyAdd(value5, w1, sum5_1);
                    sum6_1 = Lanes512<T>.FusedMultiplyAdd(value6, w1, sum6_1);
                    sum7_1 = Lanes512<T>.FusedMultiplyAdd(value7, w1, sum7_1);
                }

                if (whole < terms)
                {
                    Lanes512<T> value0 = Lanes512<T>.LoadPartial(ref left, place + whole, (int)(terms - whole));
                    Lanes512<T> value1 = Lanes512<T>.LoadPartial(ref left, place + rowStep + whole, (int)(terms - whole));
                    Lanes512<T> value2 = Lanes512<T>.LoadPartial(ref left, place + (2 * rowStep) + whole, (int)(terms - whole));
                    Lanes512<T> value3 = Lanes512<T>.LoadPartial(ref left, place + (3 * rowStep) + whole, (int)(terms - whole));
                    Lanes512<T> value4 = Lanes512<T>.LoadPartial(ref left, place + (4 * rowStep) + whole, (int)(terms - whole));
                    Lanes512<T> value5 = Lanes512<T>.LoadPartial(ref left, place + (5 * rowStep) + whole, (int)(terms - whole));
                    Lanes512<T> value6 = Lanes512<T>.LoadPartial(ref left, place + (6 * rowStep) + whole, (int)(terms - whole));
                    Lanes512<T> value7 = Lanes512<T>.LoadPartial(ref left, place + (7 * rowStep) + whole, (int)(terms - whole));
                    Lanes512<T> w0 = Lanes512<T>.LoadPartial(ref matrix, matrixPlace + whole, (int)(terms - whole));
                    sum0_0 = Lanes512<T>.FusedMultiplyAdd(value0, w0, sum0_0);
                    sum1_0 = Lanes512<T>.FusedMultiplyAdd(value1, w0, sum1_0);
                    sum2_0 = Lanes512<T>.FusedMultiplyAdd(value2, w0, sum2_0);
                    sum3_0 = Lanes512<T>.FusedMultiplyAdd(value3, w0, sum3_0);
                    sum4_0 = Lanes512<T>.FusedMultiplyAdd(value4, w0, sum4_0);
                    sum5_0 = Lanes512<T>.FusedMultiplyAdd(value5, w0, sum5_0);
                    sum6_0 = Lanes512<T>.FusedMultiplyAdd(value6, w0, sum6_0);
                    sum7_0 = Lanes512<T>.FusedMultiplyAdd(value7, w0, sum7_0);
                    Lanes512<T> w1 = Lanes512<T>.LoadPartial(ref matrix, matrixPlace + matrixStep + whole, (int)(terms - whole));
                    sum0_1 = Lanes512<T>.FusedMultiplyAdd(value0, w1, sum0_1);
                    sum1_1 = Lanes512<T>.FusedMultiplyAdd(value1, w1, sum1_1);
                    sum2_1 = Lanes512<T>.FusedMultiplyAdd(value2, w1, sum2_1);
                    sum3_1 = Lanes512<T>.FusedMultiplyAdd(value3, w1, sum3_1);
                    sum4_1 = Lanes512<T>.FusedMultiplyAdd(value4, w1, sum4_1);
                    sum5_1 = Lanes512<T>.FusedMultiplyAdd(value5, w1, sum5_1);
                    sum6_1 = Lanes512<T>.FusedMultiplyAdd(value6, w1, sum6_1);
                    sum7_1 = Lanes512<T>.FusedMultiplyAdd(value7, w1, sum7_1);
                }

                LaneSum.Store(sum0_0, sum0_1, sum1_0, sum1_1, ref result, (row * resultStep) + column, (row * resultStep) + column + 1, ((row + 1) * resultStep) + column, ((row + 1) * resultStep) + column + 1);
                LaneSum.Store(sum2_0, sum2_1, sum3_0, sum3_1, ref result, ((row + 2) * resultStep) + column, ((row + 2) * resultStep) + column + 1, ((row + 3) * resultStep) + column, ((row + 3) * resultStep) + column + 1);
                LaneSum.Store(sum4_0, sum4_1, sum5_0, sum5_1, ref result, ((row + 4) * resultStep) + column, ((row + 4) * resultStep) + column + 1, ((row + 5) * resultStep) + column, ((row + 5) * resultStep) + column + 1);
                LaneSum.Store(sum6_0, sum6_1, sum7_0, sum7_1, ref result, ((row + 6) * resultStep) + column, ((row + 6) * resultStep) + column + 1, ((row + 7) * resultStep) + column, ((row + 7) * resultStep) + column + 1);
            }
        }
    }
}
