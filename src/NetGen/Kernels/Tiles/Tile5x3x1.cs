using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>5 rows by 3 vectors of columns, each sum in 1 chain. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile5x3x1 : ITile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 5;
    }

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
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
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? 3 * lanes : 5)
        {
            nuint row = TProduct.WalksColumns ? 0 : Math.Min(done, count - 5);
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_1 = TStart.Of<TLanes, T>(ref start, row, column + lanes, resultStep, columns);
            TLanes sum0_2 = TStart.Of<TLanes, T>(ref start, row, column + (2 * lanes), resultStep, columns);
            TLanes sum1_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, columns);
            TLanes sum1_1 = TStart.Of<TLanes, T>(ref start, row + 1, column + lanes, resultStep, columns);
            TLanes sum1_2 = TStart.Of<TLanes, T>(ref start, row + 1, column + (2 * lanes), resultStep, columns);
            TLanes sum2_0 = TStart.Of<TLanes, T>(ref start, row + 2, column, resultStep, columns);
            TLanes sum2_1 = TStart.Of<TLanes, T>(ref start, row + 2, column + lanes, resultStep, columns);
            TLanes sum2_2 = TStart.Of<TLanes, T>(ref start, row + 2, column + (2 * lanes), resultStep, columns);
            TLanes sum3_0 = TStart.Of<TLanes, T>(ref start, row + 3, column, resultStep, columns);
            TLanes sum3_1 = TStart.Of<TLanes, T>(ref start, row + 3, column + lanes, resultStep, columns);
            TLanes sum3_2 = TStart.Of<TLanes, T>(ref start, row + 3, column + (2 * lanes), resultStep, columns);
            TLanes sum4_0 = TStart.Of<TLanes, T>(ref start, row + 4, column, resultStep, columns);
            TLanes sum4_1 = TStart.Of<TLanes, T>(ref start, row + 4, column + lanes, resultStep, columns);
            TLanes sum4_2 = TStart.Of<TLanes, T>(ref start, row + 4, column + (2 * lanes), resultStep, columns);

            nuint leftPlace = row * (nuint)TProduct.RowStep;
            nuint matrixPlace = column;
            for (nuint term = 0; term < terms; term++)
            {
                TLanes w0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes w1 = TLanes.Load(ref matrix, matrixPlace + lanes);
                TLanes w2 = TLanes.Load(ref matrix, matrixPlace + (2 * lanes));
                TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                sum0_2 = TLanes.FusedMultiplyAdd(value0, w2, sum0_2);
                TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                sum1_0 = TLanes.FusedMultiplyAdd(value1, w0, sum1_0);
                sum1_1 = TLanes.FusedMultiplyAdd(value1, w1, sum1_1);
                sum1_2 = TLanes.FusedMultiplyAdd(value1, w2, sum1_2);
                TLanes value2 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * rowStep)));
                sum2_0 = TLanes.FusedMultiplyAdd(value2, w0, sum2_0);
                sum2_1 = TLanes.FusedMultiplyAdd(value2, w1, sum2_1);
                sum2_2 = TLanes.FusedMultiplyAdd(value2, w2, sum2_2);
                TLanes value3 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * rowStep)));
                sum3_0 = TLanes.FusedMultiplyAdd(value3, w0, sum3_0);
                sum3_1 = TLanes.FusedMultiplyAdd(value3, w1, sum3_1);
                sum3_2 = TLanes.FusedMultiplyAdd(value3, w2, sum3_2);
                TLanes value4 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * rowStep)));
                sum4_0 = TLanes.FusedMultiplyAdd(value4, w0, sum4_0);
                sum4_1 = TLanes.FusedMultiplyAdd(value4, w1, sum4_1);
                sum4_2 = TLanes.FusedMultiplyAdd(value4, w2, sum4_2);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 5, 3);
                leftPlace += termStep;
                matrixPlace += matrixStep;
            }

            nuint place = (row * resultStep) + column;
            int rest = columns - (int)column;
            TFinish.Store<TLanes, T>(sum0_0, ref operand, ref result, place, rest, false);
            TFinish.Store<TLanes, T>(sum0_1, ref operand, ref result, place + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum0_2, ref operand, ref result, place + (2 * lanes), rest - (int)(2 * lanes), false);
            TFinish.Store<TLanes, T>(sum1_0, ref operand, ref result, place + resultStep, rest, false);
            TFinish.Store<TLanes, T>(sum1_1, ref operand, ref result, place + resultStep + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum1_2, ref operand, ref result, place + resultStep + (2 * lanes), rest - (int)(2 * lanes), false);
            TFinish.Store<TLanes, T>(sum2_0, ref operand, ref result, place + (2 * resultStep), rest, false);
            TFinish.Store<TLanes, T>(sum2_1, ref operand, ref result, place + (2 * resultStep) + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum2_2, ref operand, ref result, place + (2 * resultStep) + (2 * lanes), rest - (int)(2 * lanes), false);
            TFinish.Store<TLanes, T>(sum3_0, ref operand, ref result, place + (3 * resultStep), rest, false);
            TFinish.Store<TLanes, T>(sum3_1, ref operand, ref result, place + (3 * resultStep) + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum3_2, ref operand, ref result, place + (3 * resultStep) + (2 * lanes), rest - (int)(2 * lanes), false);
            TFinish.Store<TLanes, T>(sum4_0, ref operand, ref result, place + (4 * resultStep), rest, false);
            TFinish.Store<TLanes, T>(sum4_1, ref operand, ref result, place + (4 * resultStep) + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum4_2, ref operand, ref result, place + (4 * resultStep) + (2 * lanes), rest - (int)(2 * lanes), false);
        }
    }
}
