using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>1 row by 8 vectors of columns, each sum in 1 chain. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile1x8x1 : ITile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
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
        nuint termStep = (nuint)TProduct.TermStep;
        nuint matrixStep = (nuint)TProduct.MatrixStep;
        nuint resultStep = (nuint)TProduct.ResultStep;
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? 8 * lanes : 1)
        {
            nuint row = TProduct.WalksColumns ? 0 : done;
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_1 = TStart.Of<TLanes, T>(ref start, row, column + lanes, resultStep, columns);
            TLanes sum0_2 = TStart.Of<TLanes, T>(ref start, row, column + (2 * lanes), resultStep, columns);
            TLanes sum0_3 = TStart.Of<TLanes, T>(ref start, row, column + (3 * lanes), resultStep, columns);
            TLanes sum0_4 = TStart.Of<TLanes, T>(ref start, row, column + (4 * lanes), resultStep, columns);
            TLanes sum0_5 = TStart.Of<TLanes, T>(ref start, row, column + (5 * lanes), resultStep, columns);
            TLanes sum0_6 = TStart.Of<TLanes, T>(ref start, row, column + (6 * lanes), resultStep, columns);
            TLanes sum0_7 = TStart.Of<TLanes, T>(ref start, row, column + (7 * lanes), resultStep, columns);

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
                TLanes w7 = TLanes.Load(ref matrix, matrixPlace + (7 * lanes));
                TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                sum0_2 = TLanes.FusedMultiplyAdd(value0, w2, sum0_2);
                sum0_3 = TLanes.FusedMultiplyAdd(value0, w3, sum0_3);
                sum0_4 = TLanes.FusedMultiplyAdd(value0, w4, sum0_4);
                sum0_5 = TLanes.FusedMultiplyAdd(value0, w5, sum0_5);
                sum0_6 = TLanes.FusedMultiplyAdd(value0, w6, sum0_6);
                sum0_7 = TLanes.FusedMultiplyAdd(value0, w7, sum0_7);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 1, 8);
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
            TFinish.Store<TLanes, T>(sum0_7, ref operand, ref result, place + (7 * lanes), rest - (int)(7 * lanes), false);
        }
    }
}
