using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>Products of a column and a row, side by side: each in its place, with the bits of a product that is added to 0, at all small sizes.</summary>
public sealed class OuterProductTests
{
    private const int LargestSize = 40;

    /// <summary>What the last row may write too much.</summary>
    private const int Padding = 16;

    private const double Untouched = -1;

    [Fact]
    public void Floats() => Check<Lanes512<float>, float>(value => (float)value);

    [Fact]
    public void FloatsInNarrowVectors() => Check<Lanes128<float>, float>(value => (float)value);

    [Fact]
    public void Doubles() => Check<Lanes512<double>, double>(value => value);

    private static void Check<TLanes, T>(Func<double, T> convert)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        // Zeros of both signs among them: a product of -0 becomes 0.
        T[] left = [.. Enumerable.Range(0, LargestSize + Padding).Select(index => convert(index % 7 == 3 ? -0.0 : 0.1 * (index + 1)))];
        T[] right = [.. Enumerable.Range(0, LargestSize + Padding).Select(index => convert(index % 5 == 2 ? 0 : -0.3 * (index + 1)))];
        for (int rows = 1; rows <= LargestSize; rows++)
        {
            for (int columns = 1; columns <= LargestSize; columns++)
            {
                T[] product = new T[(rows * columns) + (2 * Padding)];
                Array.Fill(product, convert(Untouched));
                OuterProduct.Write<TLanes, T>(ref left[0], (nuint)rows, ref right[0], (nuint)columns, ref product[0]);
                for (int index = 0; index < rows * columns; index++)
                    AssertBits((left[index / columns] * right[index % columns]) + T.Zero, product[index], rows, columns, index);
                for (int index = (rows * columns) + Padding; index < product.Length; index++)
                    AssertBits(convert(Untouched), product[index], rows, columns, index);
            }
        }
    }

    private static void AssertBits<T>(T expected, T actual, int rows, int columns, int index)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        Assert.True(expected == actual && T.IsNegative(expected) == T.IsNegative(actual), $"{rows} x {columns}: element {index} is {actual}, expected {expected}.");
}
