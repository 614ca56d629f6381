using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>1 row by 3 rows of the matrix. Expanded from a template: DotTileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotTile1x3 : IDotTile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }

    /// <inheritdoc/>
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
        for (nuint nextColumn = 0; nextColumn < columns && count > 0; nextColumn += 3)
        {
            nuint column = Math.Min(nextColumn, columns - 3); // the last tile repeats a few columns
            nuint matrixPlace = column * matrixStep;
            Lanes512<T> start0 = TStart.Of<Lanes512<T>, T>(ref start, column, 0);
            Lanes512<T> start1 = TStart.Of<Lanes512<T>, T>(ref start, column + 1, 0);
            Lanes512<T> start2 = TStart.Of<Lanes512<T>, T>(ref start, column + 2, 0);
            for (nuint nextRow = 0; nextRow < count; nextRow += 1)
            {
                nuint row = nextRow;
                Lanes512<T> sum0_0 = start0;
                Lanes512<T> sum0_1 = start1;
                Lanes512<T> sum0_2 = start2;

                nuint place = row * rowStep;
                for (nuint term = 0; term < whole; term += lanes)
                {
                    Lanes512<T> value0 = Lanes512<T>.Load(ref left, place + term);
                    Lanes512<T> w0 = Lanes512<T>.Load(ref matrix, matrixPlace + term);
                    sum0_0 = Lanes512<T>.FusedMultiplyAdd(value0, w0, sum0_0);
                    Lanes512<T> w1 = Lanes512<T>.Load(ref matrix, matrixPlace + matrixStep + term);
                    sum0_1 = Lanes512<T>.FusedMultiplyAdd(value0, w1, sum0_1);
                    Lanes512<T> w2 = Lanes512<T>.Load(ref matrix, matrixPlace + (2 * matrixStep) + term);
                    sum0_2 = Lanes512<T>.FusedMultiplyAdd(value0, w2, sum0_2);
                }

                if (whole < terms)
                {
                    Lanes512<T> value0 = Lanes512<T>.LoadPartial(ref left, place + whole, (int)(terms - whole));
                    Lanes512<T> w0 = Lanes512<T>.LoadPartial(ref matrix, matrixPlace + whole, (int)(terms - whole));
                    sum0_0 = Lanes512<T>.FusedMultiplyAdd(value0, w0, sum0_0);
                    Lanes512<T> w1 = Lanes512<T>.LoadPartial(ref matrix, matrixPlace + matrixStep + whole, (int)(terms - whole));
                    sum0_1 = Lanes512<T>.FusedMultiplyAdd(value0, w1, sum0_1);
                    Lanes512<T> w2 = Lanes512<T>.LoadPartial(ref matrix, matrixPlace + (2 * matrixStep) + whole, (int)(terms - whole));
                    sum0_2 = Lanes512<T>.FusedMultiplyAdd(value0, w2, sum0_2);
                }

                Unsafe.Add(ref result, (row * resultStep) + column) = LaneSum.Of(sum0_0);
                Unsafe.Add(ref result, (row * resultStep) + column + 1) = LaneSum.Of(sum0_1);
                Unsafe.Add(ref result, (row * resultStep) + column + 2) = LaneSum.Of(sum0_2);
            }
        }
    }
}
