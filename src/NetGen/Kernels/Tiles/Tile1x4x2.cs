using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>1 row by 4 vectors of columns, each sum in 2 chains. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile1x4x2 : ITile
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
        get => 4;
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
        nuint whole = terms - (terms % 2);
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? 4 * lanes : 1)
        {
            nuint row = TProduct.WalksColumns ? 0 : done;
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_0_1 = TLanes.Zero;
            TLanes sum0_1_0 = TStart.Of<TLanes, T>(ref start, row, column + lanes, resultStep, columns);
            TLanes sum0_1_1 = TLanes.Zero;
            TLanes sum0_2_0 = TStart.Of<TLanes, T>(ref start, row, column + (2 * lanes), resultStep, columns);
            TLanes sum0_2_1 = TLanes.Zero;
            TLanes sum0_3_0 = TStart.Of<TLanes, T>(ref start, row, column + (3 * lanes), resultStep, columns);
            TLanes sum0_3_1 = TLanes.Zero;

            nuint leftPlace = row * (nuint)TProduct.RowStep;
            nuint matrixPlace = column;
            for (nuint term = 0; term < whole; term += 2)
            {
                TLanes w0_0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes w1_0 = TLanes.Load(ref matrix, matrixPlace + lanes);
                TLanes w2_0 = TLanes.Load(ref matrix, matrixPlace + (2 * lanes));
                TLanes w3_0 = TLanes.Load(ref matrix, matrixPlace + (3 * lanes));
                TLanes value0_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0_0 = TLanes.FusedMultiplyAdd(value0_0, w0_0, sum0_0_0);
                sum0_1_0 = TLanes.FusedMultiplyAdd(value0_0, w1_0, sum0_1_0);
                sum0_2_0 = TLanes.FusedMultiplyAdd(value0_0, w2_0, sum0_2_0);
                sum0_3_0 = TLanes.FusedMultiplyAdd(value0_0, w3_0, sum0_3_0);
                TLanes w0_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep);
                TLanes w1_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep + lanes);
                TLanes w2_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep + (2 * lanes));
                TLanes w3_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep + (3 * lanes));
                TLanes value0_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep));
                sum0_0_1 = TLanes.FusedMultiplyAdd(value0_1, w0_1, sum0_0_1);
                sum0_1_1 = TLanes.FusedMultiplyAdd(value0_1, w1_1, sum0_1_1);
                sum0_2_1 = TLanes.FusedMultiplyAdd(value0_1, w2_1, sum0_2_1);
                sum0_3_1 = TLanes.FusedMultiplyAdd(value0_1, w3_1, sum0_3_1);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 1, 4);
                leftPlace += 2 * termStep;
                matrixPlace += 2 * matrixStep;
            }

            if (whole < terms)
            {
                TLanes w0_0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes w1_0 = TLanes.Load(ref matrix, matrixPlace + lanes);
                TLanes w2_0 = TLanes.Load(ref matrix, matrixPlace + (2 * lanes));
                TLanes w3_0 = TLanes.Load(ref matrix, matrixPlace + (3 * lanes));
                TLanes value0_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0_0 = TLanes.FusedMultiplyAdd(value0_0, w0_0, sum0_0_0);
                sum0_1_0 = TLanes.FusedMultiplyAdd(value0_0, w1_0, sum0_1_0);
                sum0_2_0 = TLanes.FusedMultiplyAdd(value0_0, w2_0, sum0_2_0);
                sum0_3_0 = TLanes.FusedMultiplyAdd(value0_0, w3_0, sum0_3_0);
            }

            sum0_0_0 += sum0_0_1;
            sum0_1_0 += sum0_1_1;
            sum0_2_0 += sum0_2_1;
            sum0_3_0 += sum0_3_1;
            nuint place = (row * resultStep) + column;
            int rest = columns - (int)column;
            TFinish.Store<TLanes, T>(sum0_0_0, ref operand, ref result, place, rest, false);
            TFinish.Store<TLanes, T>(sum0_1_0, ref operand, ref result, place + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum0_2_0, ref operand, ref result, place + (2 * lanes), rest - (int)(2 * lanes), false);
            TFinish.Store<TLanes, T>(sum0_3_0, ref operand, ref result, place + (3 * lanes), rest - (int)(3 * lanes), false);
        }
    }
}
