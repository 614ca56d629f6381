using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>2 rows by 2 rows of the matrix. Expanded from a template: DotTileTemplate.cs in the tests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotTile2x2 : IDotTile
{
    /// <inheritdoc/>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<T, TProduct, TStart>(ref T left, ref T matrix, ref T start, ref T result, nuint count, nuint columns)
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
        for (nuint next = 0; next < columns && count > 0; next += 2)
        {
            nuint column = Math.Min(next, columns - 2); // the last tile repeats a few columns
            nuint matrixPlace = column * matrixStep;
            Lanes512<T> start0 = TStart.Of(ref start, column);
            Lanes512<T> start1 = TStart.Of(ref start, column + 1);
            for (nuint row = 0; row < count; row += 2)
            {
                Lanes512<T> sum0_0 = start0;
                Lanes512<T> sum0_1 = start1;
                Lanes512<T> sum1_0 = start0;
                Lanes512<T> sum1_1 = start1;

                nuint place = row * rowStep;
                for (nuint term = 0; term < whole; term += lanes)
                {
                    Lanes512<T> value0 = Lanes512<T>.Load(ref left, place + term);
                    Lanes512<T> value1 = Lanes512<T>.Load(ref left, place + rowStep + term);
                    Lanes512<T> w0 = Lanes512<T>.Load(ref matrix, matrixPlace + term);
                    sum0_0 = Lanes512<T>.FusedMultiplyAdd(value0, w0, sum0_0);
                    sum1_0 = Lanes512<T>.FusedMultiplyAdd(value1, w0, sum1_0);
                    Lanes512<T> w1 = Lanes512<T>.Load(ref matrix, matrixPlace + matrixStep + term);
                    sum0_1 = Lanes512<T>.FusedMultiplyAdd(value0, w1, sum0_1);
                    sum1_1 = Lanes512<T>.FusedMultiplyAdd(value1, w1, sum1_1);
                }

                if (whole < terms)
                {
                    Lanes512<T> value0 = Lanes512<T>.LoadPartial(ref left, place + whole, (int)(terms - whole));
                    Lanes512<T> value1 = Lanes512<T>.LoadPartial(ref left, place + rowStep + whole, (int)(terms - whole));
                    Lanes512<T> w0 = Lanes512<T>.LoadPartial(ref matrix, matrixPlace + whole, (int)(terms - whole));
                    sum0_0 = Lanes512<T>.FusedMultiplyAdd(value0, w0, sum0_0);
                    sum1_0 = Lanes512<T>.FusedMultiplyAdd(value1, w0, sum1_0);
                    Lanes512<T> w1 = Lanes512<T>.LoadPartial(ref matrix, matrixPlace + matrixStep + whole, (int)(terms - whole));
                    sum0_1 = Lanes512<T>.FusedMultiplyAdd(value0, w1, sum0_1);
                    sum1_1 = Lanes512<T>.FusedMultiplyAdd(value1, w1, sum1_1);
                }

                LaneSum.Store(sum0_0, sum0_1, sum1_0, sum1_1, ref result, (row * resultStep) + column, (row * resultStep) + column + 1, ((row + 1) * resultStep) + column, ((row + 1) * resultStep) + column + 1);
            }
        }
    }
}
