using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>3 rows by 1 vector of columns, each sum in 2 chains. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile3x1x2 : ITile, ILaneTile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
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
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? lanes : 3)
        {
            nuint row = TProduct.WalksColumns ? 0 : Math.Min(done, count - 3);
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_0_1 = TLanes.Zero;
            TLanes sum1_0_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, columns);
            TLanes sum1_0_1 = TLanes.Zero;
            TLanes sum2_0_0 = TStart.Of<TLanes, T>(ref start, row + 2, column, resultStep, columns);
            TLanes sum2_0_1 = TLanes.Zero;

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
                TLanes w0_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep);
                TLanes value0_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep));
                sum0_0_1 = TLanes.FusedMultiplyAdd(value0_1, w0_1, sum0_0_1);
                TLanes value1_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + rowStep));
                sum1_0_1 = TLanes.FusedMultiplyAdd(value1_1, w0_1, sum1_0_1);
                TLanes value2_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (2 * rowStep)));
                sum2_0_1 = TLanes.FusedMultiplyAdd(value2_1, w0_1, sum2_0_1);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 3, 1);
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
            }

            sum0_0_0 += sum0_0_1;
            sum1_0_0 += sum1_0_1;
            sum2_0_0 += sum2_0_1;
            nuint place = (row * resultStep) + column;
            int rest = columns - (int)column;
            TFinish.Store<TLanes, T>(sum0_0_0, ref operand, ref result, place, rest, 3 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum1_0_0, ref operand, ref result, place + resultStep, rest, 2 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum2_0_0, ref operand, ref result, place + (2 * resultStep), rest, resultStep >= (nuint)Lanes512<T>.Count);
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
        nuint whole = terms - (terms % 2);
        for (nuint next = 0; next < rows; next += 3)
        {
            nuint row = Math.Min(next, rows - 3); // the last tile repeats a few rows
            for (nuint column = 0; column < columns; column += lanes)
            {
                TLanes sum0_0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, 0);
                TLanes sum0_0_1 = TLanes.Zero;
                TLanes sum1_0_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, 0);
                TLanes sum1_0_1 = TLanes.Zero;
                TLanes sum2_0_0 = TStart.Of<TLanes, T>(ref start, row + 2, column, resultStep, 0);
                TLanes sum2_0_1 = TLanes.Zero;

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
                    TLanes w0_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep);
                    TLanes value0_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep));
                    sum0_0_1 = TLanes.FusedMultiplyAdd(value0_1, w0_1, sum0_0_1);
                    TLanes value1_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + rowStep));
                    sum1_0_1 = TLanes.FusedMultiplyAdd(value1_1, w0_1, sum1_0_1);
                    TLanes value2_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + (2 * rowStep)));
                    sum2_0_1 = TLanes.FusedMultiplyAdd(value2_1, w0_1, sum2_0_1);
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
                }

                sum0_0_0 += sum0_0_1;
                sum1_0_0 += sum1_0_1;
                sum2_0_0 += sum2_0_1;
                nuint place = (row * resultStep) + column;
                const int rest = 0;
                TFinish.Store<TLanes, T>(sum0_0_0, ref operand, ref result, place, rest, false);
                TFinish.Store<TLanes, T>(sum1_0_0, ref operand, ref result, place + resultStep, rest, false);
                TFinish.Store<TLanes, T>(sum2_0_0, ref operand, ref result, place + (2 * resultStep), rest, false);
            }
        }
    }
}
