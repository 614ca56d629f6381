using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>The tiles that are part of the kernels that need them: a vector of sums of one row has the bits of scalars, and no more is written.</summary>
public sealed class RowTileTests
{
    private const int Row = 1;

    /// <summary>Two vectors of sixteen elements: every vector, and every element of it, meets each of the special numbers.</summary>
    private const int Columns = 32;

    private static readonly int[] _terms = [.. Enumerable.Range(1, 20), 33, 64, 67];

    /// <summary>What goes with a row that is a whole vector.</summary>
    private static readonly StartKind[] _starts = [.. StartKinds.All.Where(start => start is not (StartKind.SumsInPart or StartKind.NoSumsInPart))];

    private static readonly FinishKind[] _finishes = [.. FinishKinds.All.Where(finish => !finish.IsInPart())];

    private delegate void RowSum<T>(ref T left, ref T matrix, ref T start, ref T operand, ref T result);

    [Fact]
    public void EveryTermCountAndOperator()
    {
        foreach (TileTemplate tile in TileTemplate.All.Where(tile => tile is { Rows: 1, Vectors: 1 }))
        {
            Check<float>(tile);
            Check<double>(tile);
        }
    }

    private static void Check<T>(TileTemplate tile)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Type lanes in KernelWidths.Of<T>())
        {
            RowSum<T> chosen = Of<T>(tile, lanes, typeof(ChosenOperators.Start), typeof(ChosenOperators.Finish));
            foreach (StartKind start in _starts)
            {
                foreach (FinishKind finish in _finishes)
                {
                    ChosenOperators.Use(start, finish, typeof(FetchNothing));
                    foreach (int terms in _terms.Where(terms => terms >= tile.Chains))
                        Check(chosen, tile, lanes, terms, start, finish);
                }
            }

            RowSum<T> compiled = Of<T>(tile, lanes, typeof(FromColumns), typeof(Activated<ReLU>));
            foreach (int terms in _terms.Where(terms => terms >= tile.Chains))
                Check(compiled, tile, lanes, terms, StartKind.Columns, FinishKind.ReLU);
        }
    }

    private static void Check<T>(RowSum<T> sum, TileTemplate tile, Type lanes, int terms, StartKind start, FinishKind finish)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T untouched = T.CreateTruncating(-12345.625);
        ProductOperands<T> operands = ProductOperands<T>.Instance;
        int count = KernelWidths.Count(lanes), place = Row * ProductOperands<T>.MostColumns;
        ProductUnderTest.Use(new(terms, ProductOperands<T>.RowStep, 1, ProductOperands<T>.MatrixStep, 0, WalksColumns: false));
        Span<T> expected = stackalloc T[Columns], results = stackalloc T[3 * Columns];
        ProductTileCheck<T>.Finish(finish, operands.SumsOf(terms, tile.Chains, start).AsSpan(place, Columns), operands.Factors.AsSpan(place, Columns), expected);
        for (int column = 0; column < Columns; column += count)
        {
            results.Fill(untouched);
            Span<T> result = results.Slice(Columns, count);
            if (start.GoesOn())
                operands.Sums.AsSpan(place + column, count).CopyTo(result);
            sum(
                ref operands.Rows[Row * ProductOperands<T>.RowStep], ref operands.Matrix[column], ref operands.StartPlace(start, Row, column, ref result[0]),
                ref operands.Factors[place + column], ref result[0]);
            int different = BitComparison.FirstDifference(expected.Slice(column, count), result);
            Assert.True(different < 0, $"{tile.Name}, {KernelWidths.Text(lanes)}, {terms} terms, {start}, {finish}: result {column + different} is {result[Math.Max(different, 0)]}, expected {expected[column + Math.Max(different, 0)]}.");
            Assert.True(
                !results[..Columns].ContainsAnyExcept(untouched) && !results[(Columns + count)..].ContainsAnyExcept(untouched),
                $"{tile.Name}, {KernelWidths.Text(lanes)}, {terms} terms, {start}, {finish}: something is written beside the vector.");
        }
    }

    private static RowSum<T> Of<T>(TileTemplate tile, Type lanes, Type start, Type finish)
        where T : unmanaged =>
        ProductTile<T>.TypeOf(tile).GetMethod(nameof(IRowTile.SumRow))!
            .MakeGenericMethod(lanes, typeof(T), typeof(ProductUnderTest), start, finish)
            .CreateDelegate<RowSum<T>>();
}
