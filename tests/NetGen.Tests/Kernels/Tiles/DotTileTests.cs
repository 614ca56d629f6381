using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>
/// Each tile of dot products by itself: its sums have the bits of scalars that are added in as many chains as 64 bytes hold elements, and nothing is
/// written beside them.
/// </summary>
public sealed class DotTileTests
{
    private const int MostRows = 36;

    private const int MostTerms = 67;

    /// <summary>Three tiles of four columns, and a rest.</summary>
    private const int MostColumns = 13;

    private static readonly int[] _terms = [.. Enumerable.Range(1, 40), 63, 64, 65, 67];

    private delegate void DotSum<T>(ref T left, ref T matrix, ref T start, ref T result, nuint count, nuint columns);

    public static TheoryData<string> Tiles => [.. DotTileTemplate.All.Select(tile => tile.Name)];

    [Theory]
    [MemberData(nameof(Tiles))]
    public void EveryShape(string name)
    {
        DotTileTemplate tile = DotTileTemplate.All.Single(tile => tile.Name == name);
        CheckShapes<float>(tile);
        CheckShapes<double>(tile);
    }

    private static void CheckShapes<T>(DotTileTemplate tile)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Type lanes in KernelWidths.Of<T>())
        {
            DotSum<T> fromZero = Of<T>(tile, lanes, typeof(DotFromZero)), fromBias = Of<T>(tile, lanes, typeof(DotFromBias));
            CheckShapes(tile, fromZero, fromBias, KernelWidths.Text(lanes));
        }
    }

    private static void CheckShapes<T>(DotTileTemplate tile, DotSum<T> fromZero, DotSum<T> fromBias, string width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int terms in _terms)
        {
            foreach (int gap in new[] { 0, 3 })
            {
                T[] left = Left<T>(terms, gap), matrix = Matrix<T>(terms, gap), biases = Biases<T>();
                T[] sums = Sums(left, matrix, default, terms, gap), sumsFromBias = Sums(left, matrix, biases, terms, gap);
                for (int columns = tile.Columns; columns <= MostColumns; columns++)
                {
                    foreach (int rows in new[] { 0, tile.Rows, (2 * tile.Rows) + (tile.Rows / 2), 3 * tile.Rows })
                    {
                        // Where sums start from 0, nothing is read from where they do.
                        Check(fromZero, left, matrix, ref Unsafe.NullRef<T>(), sums, rows, terms, columns, gap, $"{tile.Name}, {width}, from 0");
                        Check(fromBias, left, matrix, ref biases[0], sumsFromBias, rows, terms, columns, gap, $"{tile.Name}, {width}, from biases");
                    }
                }
            }
        }
    }

    private static void Check<T>(DotSum<T> sum, T[] left, T[] matrix, ref T start, T[] sums, int rows, int terms, int columns, int gap, string tile)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Margin = 16;
        int step = columns + gap;
        Span<T> expected = stackalloc T[(MostRows * step) + (2 * Margin)];
        expected.Fill(T.CreateTruncating(-12345.625));
        Span<T> results = stackalloc T[expected.Length];
        expected.CopyTo(results);
        for (int row = 0; row < rows; row++)
            sums.AsSpan(row * MostColumns, columns).CopyTo(expected[(Margin + (row * step))..]);

        ProductUnderTest.Use(new(terms, terms + gap, 1, terms + gap, step, WalksColumns: false));
        sum(ref left[0], ref matrix[0], ref start, ref results[Margin], (nuint)rows, (nuint)columns);

        int different = BitComparison.FirstDifference<T>(expected, results);
        if (different >= 0)
        {
            (int row, int column) = Math.DivRem(different - Margin, step);
            Assert.Fail($"{tile}, {typeof(T).Name}, {rows} rows, {terms} terms, {columns} columns, {gap} elements between rows: [{row}, {column}] is {results[different]}, expected {expected[different]}.");
        }
    }

    /// <summary>
    /// The sums of all rows and columns. The terms behind the last whole vector are put in a vector with zeros: a chain without a term adds 0, which
    /// turns a -0 that comes of underflow into 0.
    /// </summary>
    private static T[] Sums<T>(T[] left, T[] matrix, T[]? biases, int terms, int gap)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = Lanes512<T>.Count, step = terms + gap;
        T[] row = new T[MostTerms + lanes], matrixRow = new T[row.Length], sums = new T[MostRows * MostColumns];
        int whole = (terms + lanes - 1) / lanes * lanes;
        for (int index = 0; index < sums.Length; index++)
        {
            (int rowIndex, int column) = Math.DivRem(index, MostColumns);
            left.AsSpan(rowIndex * step, terms).CopyTo(row);
            matrix.AsSpan(column * step, terms).CopyTo(matrixRow);
            sums[index] = ReferenceSum.Of<T>(row, 1, matrixRow, 1, whole, lanes, biases is null ? T.Zero : biases[column]);
        }

        return sums;
    }

    /// <summary>Rows with zeros of both signs, one of subnormal numbers and one with infinity; between rows is what must not matter.</summary>
    private static T[] Left<T>(int terms, int gap)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Filled(1, MostRows, terms, gap, (row, term, value) => (row, term) switch
        {
            (2, _) => T.CreateTruncating(value * 200) * T.Epsilon,
            (3, 4) => T.PositiveInfinity,
            _ when term % 7 == 3 => row % 2 == 0 ? T.Zero : T.NegativeZero,
            _ => T.CreateTruncating(value),
        });

    private static T[] Matrix<T>(int terms, int gap)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Filled(2, MostColumns, terms, gap, (column, term, value) => (column, term) switch
        {
            (2, _) => T.NegativeZero,
            (5, 1) => T.NegativeInfinity,
            _ => T.CreateTruncating(value),
        });

    private static T[] Biases<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Filled<T>(3, 1, MostColumns, 0, (_, column, value) => column % 4 == 1 ? T.NegativeZero : T.CreateTruncating(value));

    private static T[] Filled<T>(int seed, int rows, int terms, int gap, Func<int, int, double, T> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        T[] values = new T[rows * (terms + gap)];
        for (int index = 0; index < values.Length; index++)
        {
            (int row, int term) = Math.DivRem(index, terms + gap);
            values[index] = term < terms ? value(row, term, (random.NextDouble() * 2) - 1) : T.NaN;
        }

        return values;
    }

    private static DotSum<T> Of<T>(DotTileTemplate tile, Type lanes, Type start) =>
        typeof(IDotTile).Assembly.GetType($"{typeof(IDotTile).Namespace}.{tile.Name}", throwOnError: true)!
            .GetMethod(nameof(IDotTile.Sum))!
            .MakeGenericMethod(lanes, typeof(T), typeof(ProductUnderTest), start)
            .CreateDelegate<DotSum<T>>();
}
