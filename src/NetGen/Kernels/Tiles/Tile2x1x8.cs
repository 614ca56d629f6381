using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>2 rows by 1 vector of columns, each sum in 8 chains. Expanded from a template: TileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tile2x1x8 : ITile
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
        nuint whole = terms - (terms % 8);
        for (nuint done = 0; done < count; done += TProduct.WalksColumns ? lanes : 2)
        {
            nuint row = TProduct.WalksColumns ? 0 : Math.Min(done, count - 2);
            nuint column = TProduct.WalksColumns ? done : 0;
            TLanes sum0_0_0 = TStart.Of<TLanes, T>(ref start, row, column, resultStep, columns);
            TLanes sum0_0_1 = TLanes.Zero;
            TLanes sum0_0_2 = TLanes.Zero;
            TLanes sum0_0_3 = TLanes.Zero;
            TLanes sum0_0_4 = TLanes.Zero;
            TLanes sum0_0_5 = TLanes.Zero;
            TLanes sum0_0_6 = TLanes.Zero;
            TLanes sum0_0_7 = TLanes.Zero;
            TLanes sum1_0_0 = TStart.Of<TLanes, T>(ref start, row + 1, column, resultStep, columns);
            TLanes sum1_0_1 = TLanes.Zero;
            TLanes sum1_0_2 = TLanes.Zero;
            TLanes sum1_0_3 = TLanes.Zero;
            TLanes sum1_0_4 = TLanes.Zero;
            TLanes sum1_0_5 = TLanes.Zero;
            TLanes sum1_0_6 = TLanes.Zero;
            TLanes sum1_0_7 = TLanes.Zero;

            nuint leftPlace = row * (nuint)TProduct.RowStep;
            nuint matrixPlace = column;
            for (nuint term = 0; term < whole; term += 8)
            {
                TLanes w0_0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes value0_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0_0 = TLanes.FusedMultiplyAdd(value0_0, w0_0, sum0_0_0);
                TLanes value1_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                sum1_0_0 = TLanes.FusedMultiplyAdd(value1_0, w0_0, sum1_0_0);
                TLanes w0_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep);
                TLanes value0_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep));
                sum0_0_1 = TLanes.FusedMultiplyAdd(value0_1, w0_1, sum0_0_1);
                TLanes value1_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + rowStep));
                sum1_0_1 = TLanes.FusedMultiplyAdd(value1_1, w0_1, sum1_0_1);
                TLanes w0_2 = TLanes.Load(ref matrix, matrixPlace + (2 * matrixStep));
                TLanes value0_2 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * termStep)));
                sum0_0_2 = TLanes.FusedMultiplyAdd(value0_2, w0_2, sum0_0_2);
                TLanes value1_2 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * termStep) + rowStep));
                sum1_0_2 = TLanes.FusedMultiplyAdd(value1_2, w0_2, sum1_0_2);
                TLanes w0_3 = TLanes.Load(ref matrix, matrixPlace + (3 * matrixStep));
                TLanes value0_3 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * termStep)));
                sum0_0_3 = TLanes.FusedMultiplyAdd(value0_3, w0_3, sum0_0_3);
                TLanes value1_3 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * termStep) + rowStep));
                sum1_0_3 = TLanes.FusedMultiplyAdd(value1_3, w0_3, sum1_0_3);
                TLanes w0_4 = TLanes.Load(ref matrix, matrixPlace + (4 * matrixStep));
                TLanes value0_4 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * termStep)));
                sum0_0_4 = TLanes.FusedMultiplyAdd(value0_4, w0_4, sum0_0_4);
                TLanes value1_4 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * termStep) + rowStep));
                sum1_0_4 = TLanes.FusedMultiplyAdd(value1_4, w0_4, sum1_0_4);
                TLanes w0_5 = TLanes.Load(ref matrix, matrixPlace + (5 * matrixStep));
                TLanes value0_5 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (5 * termStep)));
                sum0_0_5 = TLanes.FusedMultiplyAdd(value0_5, w0_5, sum0_0_5);
                TLanes value1_5 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (5 * termStep) + rowStep));
                sum1_0_5 = TLanes.FusedMultiplyAdd(value1_5, w0_5, sum1_0_5);
                TLanes w0_6 = TLanes.Load(ref matrix, matrixPlace + (6 * matrixStep));
                TLanes value0_6 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (6 * termStep)));
                sum0_0_6 = TLanes.FusedMultiplyAdd(value0_6, w0_6, sum0_0_6);
                TLanes value1_6 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (6 * termStep) + rowStep));
                sum1_0_6 = TLanes.FusedMultiplyAdd(value1_6, w0_6, sum1_0_6);
                TLanes w0_7 = TLanes.Load(ref matrix, matrixPlace + (7 * matrixStep));
                TLanes value0_7 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (7 * termStep)));
                sum0_0_7 = TLanes.FusedMultiplyAdd(value0_7, w0_7, sum0_0_7);
                TLanes value1_7 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (7 * termStep) + rowStep));
                sum1_0_7 = TLanes.FusedMultiplyAdd(value1_7, w0_7, sum1_0_7);
                TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, 2, 1);
                leftPlace += 8 * termStep;
                matrixPlace += 8 * matrixStep;
            }

            if (whole < terms)
            {
                TLanes w0_0 = TLanes.Load(ref matrix, matrixPlace);
                TLanes value0_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace));
                sum0_0_0 = TLanes.FusedMultiplyAdd(value0_0, w0_0, sum0_0_0);
                TLanes value1_0 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + rowStep));
                sum1_0_0 = TLanes.FusedMultiplyAdd(value1_0, w0_0, sum1_0_0);
            }

            if (whole + 1 < terms)
            {
                TLanes w0_1 = TLanes.Load(ref matrix, matrixPlace + matrixStep);
                TLanes value0_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep));
                sum0_0_1 = TLanes.FusedMultiplyAdd(value0_1, w0_1, sum0_0_1);
                TLanes value1_1 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + termStep + rowStep));
                sum1_0_1 = TLanes.FusedMultiplyAdd(value1_1, w0_1, sum1_0_1);
            }

            if (whole + 2 < terms)
            {
                TLanes w0_2 = TLanes.Load(ref matrix, matrixPlace + (2 * matrixStep));
                TLanes value0_2 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * termStep)));
                sum0_0_2 = TLanes.FusedMultiplyAdd(value0_2, w0_2, sum0_0_2);
                TLanes value1_2 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (2 * termStep) + rowStep));
                sum1_0_2 = TLanes.FusedMultiplyAdd(value1_2, w0_2, sum1_0_2);
            }

            if (whole + 3 < terms)
            {
                TLanes w0_3 = TLanes.Load(ref matrix, matrixPlace + (3 * matrixStep));
                TLanes value0_3 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * termStep)));
                sum0_0_3 = TLanes.FusedMultiplyAdd(value0_3, w0_3, sum0_0_3);
                TLanes value1_3 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (3 * termStep) + rowStep));
                sum1_0_3 = TLanes.FusedMultiplyAdd(value1_3, w0_3, sum1_0_3);
            }

            if (whole + 4 < terms)
            {
                TLanes w0_4 = TLanes.Load(ref matrix, matrixPlace + (4 * matrixStep));
                TLanes value0_4 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * termStep)));
                sum0_0_4 = TLanes.FusedMultiplyAdd(value0_4, w0_4, sum0_0_4);
                TLanes value1_4 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (4 * termStep) + rowStep));
                sum1_0_4 = TLanes.FusedMultiplyAdd(value1_4, w0_4, sum1_0_4);
            }

            if (whole + 5 < terms)
            {
                TLanes w0_5 = TLanes.Load(ref matrix, matrixPlace + (5 * matrixStep));
                TLanes value0_5 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (5 * termStep)));
                sum0_0_5 = TLanes.FusedMultiplyAdd(value0_5, w0_5, sum0_0_5);
                TLanes value1_5 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (5 * termStep) + rowStep));
                sum1_0_5 = TLanes.FusedMultiplyAdd(value1_5, w0_5, sum1_0_5);
            }

            if (whole + 6 < terms)
            {
                TLanes w0_6 = TLanes.Load(ref matrix, matrixPlace + (6 * matrixStep));
                TLanes value0_6 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (6 * termStep)));
                sum0_0_6 = TLanes.FusedMultiplyAdd(value0_6, w0_6, sum0_0_6);
                TLanes value1_6 = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace + (6 * termStep) + rowStep));
                sum1_0_6 = TLanes.FusedMultiplyAdd(value1_6, w0_6, sum1_0_6);
            }

            sum0_0_0 += sum0_0_4;
            sum0_0_1 += sum0_0_5;
            sum0_0_2 += sum0_0_6;
            sum0_0_3 += sum0_0_7;
            sum1_0_0 += sum1_0_4;
            sum1_0_1 += sum1_0_5;
            sum1_0_2 += sum1_0_6;
            sum1_0_3 += sum1_0_7;
            sum0_0_0 += sum0_0_2;
            sum0_0_1 += sum0_0_3;
            sum1_0_0 += sum1_0_2;
            sum1_0_1 += sum1_0_3;
            sum0_0_0 += sum0_0_1;
            sum1_0_0 += sum1_0_1;
            nuint place = (row * resultStep) + column;
            int rest = columns - (int)column;
            TFinish.Store<TLanes, T>(sum0_0_0, ref operand, ref result, place, rest, 2 * resultStep >= (nuint)Lanes512<T>.Count);
            TFinish.Store<TLanes, T>(sum1_0_0, ref operand, ref result, place + resultStep, rest, resultStep >= (nuint)Lanes512<T>.Count);
        }
    }
}
