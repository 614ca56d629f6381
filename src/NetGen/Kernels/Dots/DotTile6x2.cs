using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>6 rows by 2 rows of the matrix. Expanded from a template: DotTileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotTile6x2 : IDotTile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }

    /// <inheritdoc/>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
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
        nuint part = (nuint)TLanes.Count;
        Unsafe.SkipInit(out ChainsAside<T> memory);
        ref T aside = ref Unsafe.As<ChainsAside<T>, T>(ref memory);
        for (nuint nextRow = 0; nextRow < count; nextRow += 6)
        {
            nuint row = Math.Min(nextRow, count - 6); // the last tile repeats a few rows
            for (nuint nextColumn = 0; nextColumn < columns; nextColumn += 2)
            {
                nuint column = Math.Min(nextColumn, columns - 2); // the last tile repeats a few columns
                for (nuint first = 0; first < lanes; first += part)
                {
                    TLanes start0 = TStart.Of<TLanes, T>(ref start, column, first);
                    TLanes start1 = TStart.Of<TLanes, T>(ref start, column + 1, first);
                    TLanes sum0_0 = start0;
                    TLanes sum0_1 = start1;
                    TLanes sum1_0 = start0;
                    TLanes sum1_1 = start1;
                    TLanes sum2_0 = start0;
                    TLanes sum2_1 = start1;
                    TLanes sum3_0 = start0;
                    TLanes sum3_1 = start1;
                    TLanes sum4_0 = start0;
                    TLanes sum4_1 = start1;
                    TLanes sum5_0 = start0;
                    TLanes sum5_1 = start1;

                    nuint place = (row * rowStep) + first;
                    nuint matrixPlace = (column * matrixStep) + first;
                    for (nuint term = 0; term < whole; term += lanes)
                    {
                        TLanes w0 = TLanes.Load(ref matrix, matrixPlace + term);
                        TLanes w1 = TLanes.Load(ref matrix, matrixPlace + matrixStep + term);
                        TLanes value0 = TLanes.Load(ref left, place + term);
                        sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                        sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                        TLanes value1 = TLanes.Load(ref left, place + rowStep + term);
                        sum1_0 = TLanes.FusedMultiplyAdd(value1, w0, sum1_0);
                        sum1_1 = TLanes.FusedMultiplyAdd(value1, w1, sum1_1);
                        TLanes value2 = TLanes.Load(ref left, place + (2 * rowStep) + term);
                        sum2_0 = TLanes.FusedMultiplyAdd(value2, w0, sum2_0);
                        sum2_1 = TLanes.FusedMultiplyAdd(value2, w1, sum2_1);
                        TLanes value3 = TLanes.Load(ref left, place + (3 * rowStep) + term);
                        sum3_0 = TLanes.FusedMultiplyAdd(value3, w0, sum3_0);
                        sum3_1 = TLanes.FusedMultiplyAdd(value3, w1, sum3_1);
                        TLanes value4 = TLanes.Load(ref left, place + (4 * rowStep) + term);
                        sum4_0 = TLanes.FusedMultiplyAdd(value4, w0, sum4_0);
                        sum4_1 = TLanes.FusedMultiplyAdd(value4, w1, sum4_1);
                        TLanes value5 = TLanes.Load(ref left, place + (5 * rowStep) + term);
                        sum5_0 = TLanes.FusedMultiplyAdd(value5, w0, sum5_0);
                        sum5_1 = TLanes.FusedMultiplyAdd(value5, w1, sum5_1);
                    }

                    if (whole < terms)
                    {
                        int rest = Math.Max(0, (int)(terms - whole) - (int)first);
                        TLanes w0 = TLanes.LoadPartial(ref matrix, matrixPlace + whole, rest);
                        TLanes w1 = TLanes.LoadPartial(ref matrix, matrixPlace + matrixStep + whole, rest);
                        TLanes value0 = TLanes.LoadPartial(ref left, place + whole, rest);
                        sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                        sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                        TLanes value1 = TLanes.LoadPartial(ref left, place + rowStep + whole, rest);
                        sum1_0 = TLanes.FusedMultiplyAdd(value1, w0, sum1_0);
                        sum1_1 = TLanes.FusedMultiplyAdd(value1, w1, sum1_1);
                        TLanes value2 = TLanes.LoadPartial(ref left, place + (2 * rowStep) + whole, rest);
                        sum2_0 = TLanes.FusedMultiplyAdd(value2, w0, sum2_0);
                        sum2_1 = TLanes.FusedMultiplyAdd(value2, w1, sum2_1);
                        TLanes value3 = TLanes.LoadPartial(ref left, place + (3 * rowStep) + whole, rest);
                        sum3_0 = TLanes.FusedMultiplyAdd(value3, w0, sum3_0);
                        sum3_1 = TLanes.FusedMultiplyAdd(value3, w1, sum3_1);
                        TLanes value4 = TLanes.LoadPartial(ref left, place + (4 * rowStep) + whole, rest);
                        sum4_0 = TLanes.FusedMultiplyAdd(value4, w0, sum4_0);
                        sum4_1 = TLanes.FusedMultiplyAdd(value4, w1, sum4_1);
                        TLanes value5 = TLanes.LoadPartial(ref left, place + (5 * rowStep) + whole, rest);
                        sum5_0 = TLanes.FusedMultiplyAdd(value5, w0, sum5_0);
                        sum5_1 = TLanes.FusedMultiplyAdd(value5, w1, sum5_1);
                    }

                    TLanes.Store(sum0_0, ref aside, first);
                    TLanes.Store(sum0_1, ref aside, lanes + first);
                    TLanes.Store(sum1_0, ref aside, (2 * lanes) + first);
                    TLanes.Store(sum1_1, ref aside, (3 * lanes) + first);
                    TLanes.Store(sum2_0, ref aside, (4 * lanes) + first);
                    TLanes.Store(sum2_1, ref aside, (5 * lanes) + first);
                    TLanes.Store(sum3_0, ref aside, (6 * lanes) + first);
                    TLanes.Store(sum3_1, ref aside, (7 * lanes) + first);
                    TLanes.Store(sum4_0, ref aside, (8 * lanes) + first);
                    TLanes.Store(sum4_1, ref aside, (9 * lanes) + first);
                    TLanes.Store(sum5_0, ref aside, (10 * lanes) + first);
                    TLanes.Store(sum5_1, ref aside, (11 * lanes) + first);
                }

                LaneSum.Store(Lanes512<T>.Load(ref aside, 0), Lanes512<T>.Load(ref aside, lanes), Lanes512<T>.Load(ref aside, 2 * lanes), Lanes512<T>.Load(ref aside, 3 * lanes), ref result, (row * resultStep) + column, (row * resultStep) + column + 1, ((row + 1) * resultStep) + column, ((row + 1) * resultStep) + column + 1);
                LaneSum.Store(Lanes512<T>.Load(ref aside, 4 * lanes), Lanes512<T>.Load(ref aside, 5 * lanes), Lanes512<T>.Load(ref aside, 6 * lanes), Lanes512<T>.Load(ref aside, 7 * lanes), ref result, ((row + 2) * resultStep) + column, ((row + 2) * resultStep) + column + 1, ((row + 3) * resultStep) + column, ((row + 3) * resultStep) + column + 1);
                LaneSum.Store(Lanes512<T>.Load(ref aside, 8 * lanes), Lanes512<T>.Load(ref aside, 9 * lanes), Lanes512<T>.Load(ref aside, 10 * lanes), Lanes512<T>.Load(ref aside, 11 * lanes), ref result, ((row + 4) * resultStep) + column, ((row + 4) * resultStep) + column + 1, ((row + 5) * resultStep) + column, ((row + 5) * resultStep) + column + 1);
            }
        }
    }
}
