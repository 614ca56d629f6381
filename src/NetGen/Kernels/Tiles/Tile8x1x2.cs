using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>8 rows by 1 vector of columns, each sum in 2 chains. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile8x1x2 : ITile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(
        ref T left, ref T matrix, nuint terms, ref T start, ref T operand, ref T result, nuint count, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, ISumStart
        where TFinish : struct, ISumFinish
        where TFetch : struct, IFetch
    {
        nuint lanes = (nuint)TLanes.Count;
        nuint rowStep = (nuint)TProduct.RowStep;
        nuint termStep = (nuint)TProduct.TermStep;
        nuint matrixStep = (nuint)TProduct.MatrixStep;
        nuint resultStep = (nuint)TProduct.ResultStep;
        nuint whole = terms - (terms % 2);
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? lanes : 8)
        {
            nuint row = TProduct.WalksColumns ? 0 : Math.Min(done, count - 8);
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_0_1 = TLanes.Zero;
            TLanes sum1_0_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, columns);
            TLanes sum1_0_1 = TLanes.Zero;
            TLanes sum2_0_0 = TStart.Of<TLanes, T>(ref start, row + 2, column, resultStep, columns);
            TLanes sum2_0_1 = TLanes.Zero;
            TLanes sum3_0_0 = TStart.Of<TLanes, T>(ref start, row + 3, column, resultStep, columns);
            TLanes sum3_0_1 = TLanes.Zero;
            TLanes sum4_0_0 = TStart.Of<TLanes, T>(ref start, row + 4, column, resultStep, columns);
            TLanes sum4_0_1 = TLanes.Zero;
            TLanes sum5_0_0 = TStart.Of<TLanes, T>(ref start, row + 5, column, resultStep, columns);
            TLanes sum5_0_1 = TLanes.Zero;
            TLanes sum6_0_0 = TStart.Of<TLanes, T>(ref start, row + 6, column, resultStep, columns);
            TLanes sum6_0_1 = TLanes.Zero;
            TLanes sum7_0_0 = TStart.Of<TLanes, T>(ref start, row + 7, column, resultStep, columns);
            TLanes sum7_0_1 = TLanes.Zero;

            nuint leftPlace = row * (nuint)TProduct.RowStep;
            nuint matrixPlace = column;
            for (nuint term = 0; term < whole; term += 2)
            {
                TLanes w0_0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes value0_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0_0 = TLanes.FusedMultiplyAdd(value0_0, w0_0, sum0_0_0);
                TLanes value1_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                sum1_0_0 = TLanes.FusedMultiplyAdd(value1_0, w0_0, sum1_0_0);
                TLanes value2_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * rowStep)));
                sum2_0_0 = TLanes.FusedMultiplyAdd(value2_0, w0_0, sum2_0_0);
                TLanes value3_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * rowStep)));
                sum3_0_0 = TLanes.FusedMultiplyAdd(value3_0, w0_0, sum3_0_0);
                TLanes value4_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * rowStep)));
                sum4_0_0 = TLanes.FusedMultiplyAdd(value4_0, w0_0, sum4_0_0);
                TLanes value5_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (5 * rowStep)));
                sum5_0_0 = TLanes.FusedMultiplyAdd(value5_0, w0_0, sum5_0_0);
                TLanes value6_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (6 * rowStep)));
                sum6_0_0 = TLanes.FusedMultiplyAdd(value6_0, w0_0, sum6_0_0);
                TLanes value7_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (7 * rowStep)));
                sum7_0_0 = TLanes.FusedMultiplyAdd(value7_0, w0_0, sum7_0_0);
                TLanes w0_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep);
                TLanes value0_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep));
                sum0_0_1 = TLanes.FusedMultiplyAdd(value0_1, w0_1, sum0_0_1);
                TLanes value1_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + rowStep));
                sum1_0_1 = TLanes.FusedMultiplyAdd(value1_1, w0_1, sum1_0_1);
                TLanes value2_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (2 * rowStep)));
                sum2_0_1 = TLanes.FusedMultiplyAdd(value2_1, w0_1, sum2_0_1);
                TLanes value3_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (3 * rowStep)));
                sum3_0_1 = TLanes.FusedMultiplyAdd(value3_1, w0_1, sum3_0_1);
                TLanes value4_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (4 * rowStep)));
                sum4_0_1 = TLanes.FusedMultiplyAdd(value4_1, w0_1, sum4_0_1);
                TLanes value5_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (5 * rowStep)));
                sum5_0_1 = TLanes.FusedMultiplyAdd(value5_1, w0_1, sum5_0_1);
                TLanes value6_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (6 * rowStep)));
                sum6_0_1 = TLanes.FusedMultiplyAdd(value6_1, w0_1, sum6_0_1);
                TLanes value7_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (7 * rowStep)));
                sum7_0_1 = TLanes.FusedMultiplyAdd(value7_1, w0_1, sum7_0_1);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 8, 1);
                leftPlace += 2 * termStep;
                matrixPlace += 2 * matrixStep;
            }

            if (whole < terms)
            {
                TLanes w0_0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes value0_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0_0 = TLanes.FusedMultiplyAdd(value0_0, w0_0, sum0_0_0);
                TLanes value1_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                sum1_0_0 = TLanes.FusedMultiplyAdd(value1_0, w0_0, sum1_0_0);
                TLanes value2_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * rowStep)));
                sum2_0_0 = TLanes.FusedMultiplyAdd(value2_0, w0_0, sum2_0_0);
                TLanes value3_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * rowStep)));
                sum3_0_0 = TLanes.FusedMultiplyAdd(value3_0, w0_0, sum3_0_0);
                TLanes value4_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * rowStep)));
                sum4_0_0 = TLanes.FusedMultiplyAdd(value4_0, w0_0, sum4_0_0);
                TLanes value5_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (5 * rowStep)));
                sum5_0_0 = TLanes.FusedMultiplyAdd(value5_0, w0_0, sum5_0_0);
                TLanes value6_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (6 * rowStep)));
                sum6_0_0 = TLanes.FusedMultiplyAdd(value6_0, w0_0, sum6_0_0);
                TLanes value7_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (7 * rowStep)));
                sum7_0_0 = TLanes.FusedMultiplyAdd(value7_0, w0_0, sum7_0_0);
            }

            sum0_0_0 += sum0_0_1;
            sum1_0_0 += sum1_0_1;
            sum2_0_0 += sum2_0_1;
            sum3_0_0 += sum3_0_1;
            sum4_0_0 += sum4_0_1;
            sum5_0_0 += sum5_0_1;
            sum6_0_0 += sum6_0_1;
            sum7_0_0 += sum7_0_1;
            nuint place = (row * resultStep) + column;
            int rest = columns - (int)column;
            TFinish.Store<TLanes, T>(sum0_0_0, ref operand, ref result, place, rest, 8 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum1_0_0, ref operand, ref result, place + resultStep, rest, 7 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum2_0_0, ref operand, ref result, place + (2 * resultStep), rest, 6 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum3_0_0, ref operand, ref result, place + (3 * resultStep), rest, 5 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum4_0_0, ref operand, ref result, place + (4 * resultStep), rest, 4 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum5_0_0, ref operand, ref result, place + (5 * resultStep), rest, 3 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum6_0_0, ref operand, ref result, place + (6 * resultStep), rest, 2 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum7_0_0, ref operand, ref result, place + (7 * resultStep), rest, resultStep >= (nuint)Lanes512<T>.Count);
        }
    }
}
