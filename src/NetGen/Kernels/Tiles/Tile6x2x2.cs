using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>6 rows by 2 vectors of columns, each sum in 2 chains. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile6x2x2 : ITile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }

    /// <inheritdoc/>
    public static int Vectors
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
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
        Unsafe.SkipInit(out SumsAside<TLanes> memory);
        ref TLanes aside = ref Unsafe.As<SumsAside<TLanes>, TLanes>(ref memory);
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? 2 * lanes : 6)
        {
            nuint row = TProduct.WalksColumns ? 0 : Math.Min(done, count - 6);
            nuint column = TProduct.WalksColumns ? done : 0;
            for (int turn = 0; ; turn++)
            {
                nuint chain = (nuint)(turn); // 0, 1
                TLanes sum0_0 = TLanes.Zero;
                TLanes sum0_1 = TLanes.Zero;
                TLanes sum1_0 = TLanes.Zero;
                TLanes sum1_1 = TLanes.Zero;
                TLanes sum2_0 = TLanes.Zero;
                TLanes sum2_1 = TLanes.Zero;
                TLanes sum3_0 = TLanes.Zero;
                TLanes sum3_1 = TLanes.Zero;
                TLanes sum4_0 = TLanes.Zero;
                TLanes sum4_1 = TLanes.Zero;
                TLanes sum5_0 = TLanes.Zero;
                TLanes sum5_1 = TLanes.Zero;
                if (turn == 0)
                {
                    sum0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
                    sum0_1 = TStart.Of<TLanes, T>(ref start, row, column + lanes, resultStep, columns);
                    sum1_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, columns);
                    sum1_1 = TStart.Of<TLanes, T>(ref start, row + 1, column + lanes, resultStep, columns);
                    sum2_0 = TStart.Of<TLanes, T>(ref start, row + 2, column, resultStep, columns);
                    sum2_1 = TStart.Of<TLanes, T>(ref start, row + 2, column + lanes, resultStep, columns);
                    sum3_0 = TStart.Of<TLanes, T>(ref start, row + 3, column, resultStep, columns);
                    sum3_1 = TStart.Of<TLanes, T>(ref start, row + 3, column + lanes, resultStep, columns);
                    sum4_0 = TStart.Of<TLanes, T>(ref start, row + 4, column, resultStep, columns);
                    sum4_1 = TStart.Of<TLanes, T>(ref start, row + 4, column + lanes, resultStep, columns);
                    sum5_0 = TStart.Of<TLanes, T>(ref start, row + 5, column, resultStep, columns);
                    sum5_1 = TStart.Of<TLanes, T>(ref start, row + 5, column + lanes, resultStep, columns);
                }

                nuint leftPlace = (row * rowStep) + (chain * termStep);
                nuint matrixPlace = column + (chain * matrixStep);
                for (nuint term = chain; term < terms; term += 2)
                {
                    TLanes w0 = TLanes.Load(ref matrix, matrixPlace);
                    TLanes w1 = TLanes.Load(ref matrix, matrixPlace + lanes);
                    TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                    sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                    sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                    TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                    sum1_0 = TLanes.FusedMultiplyAdd(value1, w0, sum1_0);
                    sum1_1 = TLanes.FusedMultiplyAdd(value1, w1, sum1_1);
                    TLanes value2 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * rowStep)));
                    sum2_0 = TLanes.FusedMultiplyAdd(value2, w0, sum2_0);
                    sum2_1 = TLanes.FusedMultiplyAdd(value2, w1, sum2_1);
                    TLanes value3 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * rowStep)));
                    sum3_0 = TLanes.FusedMultiplyAdd(value3, w0, sum3_0);
                    sum3_1 = TLanes.FusedMultiplyAdd(value3, w1, sum3_1);
                    TLanes value4 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * rowStep)));
                    sum4_0 = TLanes.FusedMultiplyAdd(value4, w0, sum4_0);
                    sum4_1 = TLanes.FusedMultiplyAdd(value4, w1, sum4_1);
                    TLanes value5 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (5 * rowStep)));
                    sum5_0 = TLanes.FusedMultiplyAdd(value5, w0, sum5_0);
                    sum5_1 = TLanes.FusedMultiplyAdd(value5, w1, sum5_1);
                    TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 6, 2);
                    leftPlace += 2 * termStep;
                    matrixPlace += 2 * matrixStep;
                }

                int level = 0;
                for (; ((turn >> level) & 1) != 0; level++)
                {
                    sum0_0 += Unsafe.Add(ref aside, level * 12);
                    sum0_1 += Unsafe.Add(ref aside, (level * 12) + 1);
                    sum1_0 += Unsafe.Add(ref aside, (level * 12) + 2);
                    sum1_1 += Unsafe.Add(ref aside, (level * 12) + 3);
                    sum2_0 += Unsafe.Add(ref aside, (level * 12) + 4);
                    sum2_1 += Unsafe.Add(ref aside, (level * 12) + 5);
                    sum3_0 += Unsafe.Add(ref aside, (level * 12) + 6);
                    sum3_1 += Unsafe.Add(ref aside, (level * 12) + 7);
                    sum4_0 += Unsafe.Add(ref aside, (level * 12) + 8);
                    sum4_1 += Unsafe.Add(ref aside, (level * 12) + 9);
                    sum5_0 += Unsafe.Add(ref aside, (level * 12) + 10);
                    sum5_1 += Unsafe.Add(ref aside, (level * 12) + 11);
                }

                if (turn < 1)
                {
                    Unsafe.Add(ref aside, level * 12) = sum0_0;
                    Unsafe.Add(ref aside, (level * 12) + 1) = sum0_1;
                    Unsafe.Add(ref aside, (level * 12) + 2) = sum1_0;
                    Unsafe.Add(ref aside, (level * 12) + 3) = sum1_1;
                    Unsafe.Add(ref aside, (level * 12) + 4) = sum2_0;
                    Unsafe.Add(ref aside, (level * 12) + 5) = sum2_1;
                    Unsafe.Add(ref aside, (level * 12) + 6) = sum3_0;
                    Unsafe.Add(ref aside, (level * 12) + 7) = sum3_1;
                    Unsafe.Add(ref aside, (level * 12) + 8) = sum4_0;
                    Unsafe.Add(ref aside, (level * 12) + 9) = sum4_1;
                    Unsafe.Add(ref aside, (level * 12) + 10) = sum5_0;
                    Unsafe.Add(ref aside, (level * 12) + 11) = sum5_1;
                    continue;
                }

                nuint place = (row * resultStep) + column;
                int rest = columns - (int)column;
                TFinish.Store<TLanes, T>(sum0_0, ref operand, ref result, place, rest, false);
                TFinish.Store<TLanes, T>(sum0_1, ref operand, ref result, place + lanes, rest - (int)lanes, false);
                TFinish.Store<TLanes, T>(sum1_0, ref operand, ref result, place + resultStep, rest, false);
                TFinish.Store<TLanes, T>(sum1_1, ref operand, ref result, place + resultStep + lanes, rest - (int)lanes, false);
                TFinish.Store<TLanes, T>(sum2_0, ref operand, ref result, place + (2 * resultStep), rest, false);
                TFinish.Store<TLanes, T>(sum2_1, ref operand, ref result, place + (2 * resultStep) + lanes, rest - (int)lanes, false);
                TFinish.Store<TLanes, T>(sum3_0, ref operand, ref result, place + (3 * resultStep), rest, false);
                TFinish.Store<TLanes, T>(sum3_1, ref operand, ref result, place + (3 * resultStep) + lanes, rest - (int)lanes, false);
                TFinish.Store<TLanes, T>(sum4_0, ref operand, ref result, place + (4 * resultStep), rest, false);
                TFinish.Store<TLanes, T>(sum4_1, ref operand, ref result, place + (4 * resultStep) + lanes, rest - (int)lanes, false);
                TFinish.Store<TLanes, T>(sum5_0, ref operand, ref result, place + (5 * resultStep), rest, false);
                TFinish.Store<TLanes, T>(sum5_1, ref operand, ref result, place + (5 * resultStep) + lanes, rest - (int)lanes, false);
                break;
            }
        }
    }
}
