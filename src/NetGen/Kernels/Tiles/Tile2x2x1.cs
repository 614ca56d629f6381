using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>2 rows by 2 vectors of columns, each sum in 1 chain. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile2x2x1 : ITile, ILaneTile
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
        get => 2;
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
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? 2 * lanes : 2)
        {
            nuint row = TProduct.WalksColumns ? 0 : Math.Min(done, count - 2);
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_1 = TStart.Of<TLanes, T>(ref start, row, column + lanes, resultStep, columns);
            TLanes sum1_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, columns);
            TLanes sum1_1 = TStart.Of<TLanes, T>(ref start, row + 1, column + lanes, resultStep, columns);

            nuint leftPlace = row * (nuint)TProduct.RowStep;
            nuint matrixPlace = column;
            for (nuint term = 0; term < terms; term++)
            {
                TLanes w0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes w1 = TLanes.Load(ref matrix, matrixPlace + lanes);
                TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                sum1_0 = TLanes.FusedMultiplyAdd(value1, w0, sum1_0);
                sum1_1 = TLanes.FusedMultiplyAdd(value1, w1, sum1_1);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 2, 2);
                leftPlace += termStep;
                matrixPlace += matrixStep;
            }

            nuint place = (row * resultStep) + column;
            int rest = columns - (int)column;
            TFinish.Store<TLanes, T>(sum0_0, ref operand, ref result, place, rest, false);
            TFinish.Store<TLanes, T>(sum0_1, ref operand, ref result, place + lanes, rest - (int)lanes, false);
            TFinish.Store<TLanes, T>(sum1_0, ref operand, ref result, place + resultStep, rest, false);
            TFinish.Store<TLanes, T>(sum1_1, ref operand, ref result, place + resultStep + lanes, rest - (int)lanes, false);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumBlock<TLanes, T, TProduct, TStart, TFinish>(ref T left, ref T matrix, ref T start, ref T operand, ref T result, nuint rows, nuint columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, ISumStart
        where TFinish : struct, ISumFinish
    {
        nuint lanes = (nuint)TLanes.Count;
        nuint terms = (nuint)TProduct.Terms;
        nuint rowStep = (nuint)TProduct.RowStep;
        nuint termStep = (nuint)TProduct.TermStep;
        nuint matrixStep = (nuint)TProduct.MatrixStep;
        nuint resultStep = (nuint)TProduct.ResultStep;
        for (nuint next = 0; next < rows; next += 2)
        {
            nuint row = Math.Min(next, rows - 2); // the last tile repeats a few rows
            for (nuint column = 0; column < columns; column += 2 * lanes)
            {
                TLanes sum0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, 0);
                TLanes sum0_1 = TStart.Of<TLanes, T>(ref start, row, column + lanes, resultStep, 0);
                TLanes sum1_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, 0);
                TLanes sum1_1 = TStart.Of<TLanes, T>(ref start, row + 1, column + lanes, resultStep, 0);

                nuint leftPlace = row * (nuint)TProduct.RowStep;
                nuint matrixPlace = column;
                for (nuint term = 0; term < terms; term++)
                {
                    TLanes w0 = TLanes.Load(ref matrix, matrixPlace);
                    TLanes w1 = TLanes.Load(ref matrix, matrixPlace + lanes);
                    TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                    sum0_0 = TLanes.FusedMultiplyAdd(value0, w0, sum0_0);
                    sum0_1 = TLanes.FusedMultiplyAdd(value0, w1, sum0_1);
                    TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                    sum1_0 = TLanes.FusedMultiplyAdd(value1, w0, sum1_0);
                    sum1_1 = TLanes.FusedMultiplyAdd(value1, w1, sum1_1);
                    leftPlace += termStep;
                    matrixPlace += matrixStep;
                }

                nuint place = (row * resultStep) + column;
                const int rest = 0;
                TFinish.Store<TLanes, T>(sum0_0, ref operand, ref result, place, rest, false);
                TFinish.Store<TLanes, T>(sum0_1, ref operand, ref result, place + lanes, rest, false);
                TFinish.Store<TLanes, T>(sum1_0, ref operand, ref result, place + resultStep, rest, false);
                TFinish.Store<TLanes, T>(sum1_1, ref operand, ref result, place + resultStep + lanes, rest, false);
            }
        }
    }
}
