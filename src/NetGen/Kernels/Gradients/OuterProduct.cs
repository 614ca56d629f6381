using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>The product of a column and a row, a^T delta: the gradients of a layer's weights on one sample, side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OuterProduct
{
    private const int ReciprocalBits = 16;

    /// <summary>Writes left[i] * right[j], with -0 as 0.</summary>
    /// <remarks>
    /// Rows that are no whole vectors are written one over the end of the other. What then reads whole vectors waits until all of these stores are
    /// through; with AVX-512, sixteen short rows are therefore put together as whole vectors in registers: two permutations, a product and a sum each.
    /// </remarks>
    /// <param name="left">The column.</param>
    /// <param name="rows">Its elements.</param>
    /// <param name="right">The row, padded to whole vectors.</param>
    /// <param name="columns">Its elements.</param>
    /// <param name="product">Row-major [rows][columns], and a vector behind it for what the last row writes too much.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<TLanes, T>(ref T left, nuint rows, ref T right, nuint columns, ref T product)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint row = 0;
        if (Avx512F.IsSupported && typeof(T) == typeof(float) && columns < (nuint)Vector512<float>.Count)
            row = WriteVectors(ref Unsafe.As<T, float>(ref left), rows, ref Unsafe.As<T, float>(ref right), columns, ref Unsafe.As<T, float>(ref product));
        for (; row < rows; row++)
        {
            TLanes value = TLanes.Broadcast(Unsafe.Add(ref left, row));
            for (nuint column = 0; column < columns; column += (nuint)TLanes.Count)
                TLanes.Store(TLanes.FirstProduct(value, TLanes.Load(ref right, column)), ref product, (row * columns) + column);
        }
    }

    /// <summary>Sixteen rows at a time, which are as many vectors as there are columns; returns the rows done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint WriteVectors(ref float left, nuint rows, ref float right, nuint columns, ref float product)
    {
        nuint lanes = (nuint)Vector512<float>.Count;
        Vector512<float> errors = Vector512.LoadUnsafe(ref right);

        // Of sixteen rows, element e lies in row e / columns and column e % columns; the division is a multiplication and a shift, exact up to 255.
        Vector512<int> width = Vector512.Create((int)columns);
        Vector512<int> reciprocal = Vector512.Create((1 << ReciprocalBits) / (int)columns + 1);
        nuint row = 0;
        for (; row + lanes <= rows; row += lanes)
        {
            Vector512<float> values = Vector512.LoadUnsafe(ref left, row);
            Vector512<int> element = Vector512<int>.Indices;
            for (nuint place = row * columns; place < (row + lanes) * columns; place += lanes)
            {
                Vector512<int> valueOf = (element * reciprocal) >>> ReciprocalBits;
                Vector512<int> errorOf = element - (valueOf * width);
                var value = new Lanes512<float>(Avx512F.PermuteVar16x32(values, valueOf));
                var error = new Lanes512<float>(Avx512F.PermuteVar16x32(errors, errorOf));
                Lanes512<float>.Store(Lanes512<float>.FirstProduct(value, error), ref product, place);
                element += Vector512.Create(Vector512<int>.Count);
            }
        }

        return row;
    }
}
