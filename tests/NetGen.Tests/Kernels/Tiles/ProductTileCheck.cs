using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Tests.Kernels.Tiles;

/// <summary>Calls a tile as kernels do, over all panels and rows of a product, and compares what it has written with sums of scalars.</summary>
internal sealed class ProductTileCheck<T>(ProductTile<T> tile)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements before and behind the results, more than the widest vectors of a panel.</summary>
    private const int Margin = 130;

    /// <summary>No number of a test.</summary>
    private static readonly T _untouched = T.CreateTruncating(-12345.625);

    private readonly ProductOperands<T> _operands = ProductOperands<T>.Instance;
    private readonly T[] _memory = new T[(2 * Margin) + (ProductOperands<T>.MostRows * (ProductOperands<T>.MostColumns + Margin))];
    private readonly T[] _factors = new T[(2 * Margin) + (ProductOperands<T>.MostRows * (ProductOperands<T>.MostColumns + Margin))];
    private readonly T[] _expected = new T[ProductOperands<T>.MostColumns];

    /// <summary>The columns of a panel.</summary>
    public int PanelColumns { get; } = tile.Tile.Vectors * tile.LaneCount;

    /// <summary>
    /// Whether a plan asks for it: gradients in part that are one vector of 64 bytes in a row overwrite what lies behind that vector, so that there is
    /// one panel, and rows lie one behind the other.
    /// </summary>
    public bool IsPlanned(FinishKind finish, int columns) => finish != FinishKind.GradientsInPart || !OverwritesNextRow || columns <= PanelColumns;

    private bool OverwritesNextRow => tile.Tile.Vectors == 1 && tile.LaneCount == Lanes512<T>.Count;

    /// <summary>Compares the results of a product.</summary>
    /// <param name="layout">How the operands lie.</param>
    /// <param name="rows">The rows, whole tiles.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="start">What the operators are that the tile was made with.</param>
    /// <param name="finish">The same.</param>
    public void Check(ProductLayout layout, int rows, int terms, int columns, StartKind start, FinishKind finish)
    {
        int panels = (columns + PanelColumns - 1) / PanelColumns;
        int written = finish.IsInPart() ? columns : panels * PanelColumns;
        int step = written + (finish == FinishKind.GradientsInPart && OverwritesNextRow ? 0 : columns % 3);
        Span<T> memory = _memory.AsSpan(0, (2 * Margin) + (rows * step));
        memory.Fill(_untouched);
        for (int row = 0; row < rows; row++)
        {
            if (start.GoesOn())
                _operands.Sums.AsSpan(row * ProductOperands<T>.MostColumns, columns).CopyTo(memory.Slice(Margin + (row * step)));
            if (finish == FinishKind.TimesReLUDerivative)
                _operands.Factors.AsSpan(row * ProductOperands<T>.MostColumns, columns).CopyTo(_factors.AsSpan(Margin + (row * step)));
        }

        Call(layout, rows, terms, columns, step, start);

        T[] sums = _operands.SumsOf(terms, tile.Tile.Chains, start);
        Span<T> expected = _expected.AsSpan(0, columns);
        for (int row = 0; row < rows; row++)
        {
            int first = row * ProductOperands<T>.MostColumns;
            Finish(finish, sums.AsSpan(first, columns), _operands.Factors.AsSpan(first, columns), expected);
            int different = BitComparison.FirstDifference(expected, memory.Slice(Margin + (row * step), columns));
            if (different >= 0)
                Fail($"result [{row}, {different}] is {memory[Margin + (row * step) + different]}, expected {expected[different]}");
            AssertUntouched(memory.Slice(Margin + (row * step) + written, step - written), $"behind row {row}");
        }

        AssertUntouched(memory[..Margin], "before the results");
        AssertUntouched(memory[(Margin + (rows * step))..], "behind the results");

        void AssertUntouched(ReadOnlySpan<T> part, string place)
        {
            if (part.ContainsAnyExcept(_untouched))
                Fail($"something is written {place}, {part.IndexOfAnyExcept(_untouched)} elements from there");
        }

        void Fail(string message) => Assert.Fail($"{tile}, {layout}, {rows} rows, {terms} terms, {columns} columns, {start}, {finish}: {message}.");
    }

    private void Call(ProductLayout layout, int rows, int terms, int columns, int step, StartKind start)
    {
        bool isTransposed = layout == ProductLayout.Gradient;
        (T[] left, int rowStep, int termStep) = isTransposed ? (_operands.Transposed, 1, ProductOperands<T>.TermStep) : (_operands.Rows, ProductOperands<T>.RowStep, 1);
        bool walksColumns = layout != ProductLayout.Rows;
        ProductUnderTest.Use(new(terms, rowStep, termStep, ProductOperands<T>.MatrixStep, step, walksColumns));
        for (int row = 0; row < rows; row += walksColumns ? tile.Tile.Rows : rows)
        {
            for (int column = 0; column < columns; column += walksColumns ? columns : PanelColumns)
            {
                int place = Margin + (row * step) + column;
                ref T result = ref _memory[place];
                tile.Sum(
                    ref left[row * rowStep], ref _operands.Matrix[column], (nuint)terms, ref _operands.StartPlace(start, row, column, ref result),
                    ref _factors[place], ref result, (nuint)(walksColumns ? columns : rows), columns - column);
            }
        }
    }

    /// <summary>What becomes of sums, by the formulas of the finishes.</summary>
    internal static void Finish(FinishKind finish, ReadOnlySpan<T> sums, ReadOnlySpan<T> factors, Span<T> results)
    {
        T slope = T.CreateTruncating(0.01);
        switch (finish)
        {
            case FinishKind.Stored or FinishKind.StoredInPart:
                sums.CopyTo(results);
                break;
            case FinishKind.ReLU:
                for (int index = 0; index < sums.Length; index++)
                    results[index] = T.Zero > sums[index] ? T.Zero : sums[index];
                break;
            case FinishKind.LeakyReLU:
                for (int index = 0; index < sums.Length; index++)
                    results[index] = sums[index] > T.Zero ? sums[index] : sums[index] * slope;
                break;
            case FinishKind.TimesReLUDerivative:
                for (int index = 0; index < sums.Length; index++)
                    results[index] = sums[index] * (factors[index] > T.Zero ? T.One : T.Zero);
                break;
            default:
                for (int index = 0; index < sums.Length; index++)
                    results[index] = sums[index] + T.Zero;
                break;
        }
    }
}
