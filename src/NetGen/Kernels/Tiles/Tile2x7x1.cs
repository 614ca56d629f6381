using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>2 rows by 7 vectors of columns, each sum in 1 chain. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile2x7x1 : ITile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 7;
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
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? 7 * lanes : 2)
        {
            nuint row = TProduct.WalksColumns ? 0 : Math.Min(done, count - 2);
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_1 = TStart.Of<TLanes, T>(ref start, row, column + lanes, resultStep, columns);
            TLanes sum0_2 = TStart.Of<TLanes, T>(ref start, row, column + (2 * lanes), resultStep, columns);
            TLanes sum0_3 = TStart.Of<TLanes, T>(ref start, row, column + (3 * lanes), resultStep, columns);
            TLanes sum0_4 = TStart.Of<TLanes, T>(ref start, row, column + (4 * lanes), resultStep, columns);
            TLanes sum0_5 = TStart.Of<TLanes, T>(ref start, row, column + (5 * lanes), resultStep, columns);
            TLanes sum0_6 = TStart.Of<TLanes, T>(ref start, row, column + (6 * lanes), resultStep, columns);
            TLanes sum1_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, columns);
            TLanes sum1_1 = TStart.Of<TLanes, T>(ref start, row + 1, column + lanes, resultStep, columns);
            TLanes sum1_2 = TStart.Of<TLanes, T>(ref start, row + 1, column + (2 * lanes), resultStep, columns);
            TLanes sum1_3 = TStart.Of<TLanes, T>(ref start, row + 1, column + (3 * lanes), resultStep, columns);
            TLanes sum1_4 = TStart.Of<TLanes, T>(ref start, row + 1, column + (4 * lanes), resultStep, columns);
            TLanes sum1_5 = TStart.Of<TLanes, T>(ref start, row + 1, column + (5 * lanes), resultStep, columns);
            TLanes sum1_6 = TStart.Of<TLanes, T>(ref start, row + 1, column + (6 * lanes), resultStep, columns);

            nuint leftPlace = row * (nuint)TProduct.RowStep;
            nuint matrixPlace = column;
            for (nuint term = 0; term < terms; term++)
            {
                TLanes w0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes w1 = TLanes.Load(ref matrix, matrixPlace + lanes);
                TLanes w2 = TLanes.Load(ref matrix, matrixPlace + (2 * lanes));
                TLanes w3 = TLanes.Load(ref matrix, matrixPlace + (3 * lanes));
                TLanes w4 = TLanes.Load(ref matrix, matrixPlace + (4 * lanes));
                TLanes w5 = TLanes.Load(ref matrix, matrixPlace + (5 * lanes));
                TLanes w6 = TLanes.Load(ref matrix, matrixPlace + (6 * lanes));
                TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                sum0_2 = TLanes.FusedMultiplyAdd(value0, w2, sum0_2);
                sum0_3 = TLanes.FusedMultiplyAdd(value0, w3, sum0_3);
                sum0_4 = TLanes.FusedMultiplyAdd(value0, w4, sum0_4);
                sum0_5 = TLanes.FusedMultiplyAdd(value0, w5, sum0_5);
                sum0_6 = TLanes.FusedMultiplyAdd(value0, w6, sum0_6);
                TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                sum1_0 = TLanes.FusedMultiplyAdd(value1, w0, sum1_0);
                sum1_1 = TLanes.FusedMultiplyAdd(value1, w1, sum1_1);
                sum1_2 = TLanes.FusedMultiplyAdd(value1, w2, sum1_2);
                sum1_3 = TLanes.FusedMultiplyAdd(value1, w3, sum1_3);
                sum1_4 = TLanes.FusedMultiplyAdd(value1, w4, sum1_4);
                sum1_5 = TLanes.FusedMultiplyAdd(value1, w5, sum1_5);
                sum1_6 = TLanes.FusedMultiplyAdd(value1, w6, sum1_6);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 2, 7);
                leftPlace += termStep;
                matrixPlace += matrixStep;
            }

            nuint place = (row * resultStep) + column;
            int rest = columns - (int)column;
            TFinish.Store<TLanes, T>(sum0_0, ref operand, ref result, place, rest, false);
            TFinish.Store<TLanes, T>(sum0_1, ref operand, ref result, place + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum0_2, ref operand, ref result, place + (2 * lanes), rest - (int)(2 * lanes), false);
            TFinish.Store<TLanes, T>(sum0_3, ref operand, ref result, place + (3 * lanes), rest - (int)(3 * lanes), false);
            TFinish.Store<TLanes, T>(sum0_4, ref operand, ref result, place + (4 * lanes), rest - (int)(4 * lanes), false);
            TFinish.Store<TLanes, T>(sum0_5, ref operand, ref result, place + (5 * lanes), rest - (int)(5 * lanes), false);
            TFinish.Store<TLanes, T>(sum0_6, ref operand, ref result, place + (6 * lanes), rest - (int)(6 * lanes), false);
            TFinish.Store<TLanes, T>(sum1_0, ref operand, ref result, place + resultStep, rest, false);
            TFinish.Store<TLanes, T>(sum1_1, ref operand, ref result, place + resultStep + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum1_2, ref operand, ref result, place + resultStep + (2 * lanes), rest - (int)(2 * lanes), false);
            TFinish.Store<TLanes, T>(sum1_3, ref operand, ref result, place + resultStep + (3 * lanes), rest - (int)(3 * lanes), false);
            TFinish.Store<TLanes, T>(sum1_4, ref operand, ref result, place + resultStep + (4 * lanes), rest - (int)(4 * lanes), false);
            TFinish.Store<TLanes, T>(sum1_5, ref operand, ref result, place + resultStep + (5 * lanes), rest - (int)(5 * lanes), false);
            TFinish.Store<TLanes, T>(sum1_6, ref operand, ref result, place + resultStep + (6 * lanes), rest - (int)(6 * lanes), false);
        }
    }
}
