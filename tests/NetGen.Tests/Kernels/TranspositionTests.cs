using NetGen.Runtime;

namespace NetGen.Tests.Kernels;

/// <summary>Copies with rows and columns exchanged: every element in its place, nothing written beside them, at all small sizes.</summary>
public sealed class TranspositionTests
{
    /// <summary>Two blocks of sixteen and a rest.</summary>
    private const int LargestSize = 37;

    /// <summary>Several whole vectors of 64 bytes and a rest.</summary>
    private const int LongestSide = 70;

    /// <summary>The narrow matrices of many rows, and their transposes, which AVX-512 takes sixteen rows at a time.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Narrow_matrices(int sourceGap, int gap)
    {
        for (int side = 1; side <= LongestSide; side++)
        {
            for (int narrow = 1; narrow <= 5; narrow++)
            {
                CheckSize<float>(side, narrow, sourceGap, gap, value => value);
                CheckSize<float>(narrow, side, sourceGap, gap, value => value);
            }
        }
    }

    /// <summary>What AVX2 has for two columns, which a processor with AVX-512 never calls: whole vectors of rows, and nothing beside them.</summary>
    [Avx2Fact]
    public void Pairs_of_columns()
    {
        for (int rows = 0; rows <= LongestSide; rows++)
        {
            float[] source = [.. Enumerable.Range(0, 2 * rows).Select(value => (float)value), -1];
            int stride = rows + 3;
            float[] result = new float[(2 * stride) + 1];
            Array.Fill(result, -1);
            int done = (int)NarrowTransposition.SeparatePairs(ref source[0], (nuint)rows, ref result[0], (nuint)stride);
            Assert.Equal(rows / 8 * 8, done);
            for (int row = 0; row < stride; row++)
            {
                Assert.Equal(row < done ? 2 * row : -1, result[row]);
                Assert.Equal(row < done ? (2 * row) + 1 : -1, result[stride + row]);
            }

            Assert.Equal(-1, result[^1]);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(0, 5)]
    [InlineData(1, 2)]
    public void Floats(int sourceGap, int gap) => Check<float>(sourceGap, gap, value => value);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 5)]
    public void Doubles(int sourceGap, int gap) => Check<double>(sourceGap, gap, value => value);

    private static void Check<T>(int sourceGap, int gap, Func<int, T> convert)
        where T : unmanaged, IEquatable<T>
    {
        for (int rows = 1; rows <= LargestSize; rows++)
        {
            for (int columns = 1; columns <= LargestSize; columns++)
                CheckSize(rows, columns, sourceGap, gap, convert);
        }
    }

    private static void CheckSize<T>(int rows, int columns, int sourceGap, int gap, Func<int, T> convert)
        where T : unmanaged, IEquatable<T>
    {
        T untouched = convert(-1);
        int sourceStride = columns + sourceGap;
        int stride = rows + gap;
        // Behind the last element of the source lies what must never be read into the result: a value of no element.
        T[] source = [.. Enumerable.Range(1, ((rows - 1) * sourceStride) + columns).Select(convert), .. Enumerable.Repeat(convert(-2), 8)];
        T[] destination = [.. Enumerable.Repeat(untouched, (columns * stride) + 8)];

        Transposition.Write(ref source[0], rows, columns, sourceStride, ref destination[0], stride);

        for (int index = 0; index < destination.Length; index++)
        {
            int column = index / stride;
            int row = index % stride;
            T expected = column < columns && row < rows ? source[(row * sourceStride) + column] : untouched;
            Assert.True(expected.Equals(destination[index]), $"{rows} x {columns}, strides {sourceStride} and {stride}: element {index} is {destination[index]}, expected {expected}.");
        }
    }
}
