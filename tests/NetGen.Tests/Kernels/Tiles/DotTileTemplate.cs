namespace NetGen.Tests.Kernels.Tiles;

/// <summary>Writes the tiles of dot products of <c>src/NetGen/Kernels/Dots</c>, which differ in their numbers of rows only.</summary>
/// <param name="Rows">The rows of the left operand.</param>
/// <param name="Columns">The rows of the matrix, each of them a column of results.</param>
internal sealed record DotTileTemplate(int Rows, int Columns) : TileSource
{
    /// <summary>Every tile that a plan may ask for: sixteen sums for 32 registers, four for 16, and one row.</summary>
    public static IEnumerable<DotTileTemplate> All { get; } =
        [new(8, 1), new(8, 2), new(5, 3), new(4, 4), new(4, 1), new(2, 2), new(1, 1), new(1, 2), new(1, 3), new(1, 4)];

    /// <inheritdoc/>
    public override string Name => $"DotTile{Rows}x{Columns}";

    /// <inheritdoc/>
    protected override string Extent => $"{Count(Rows, "row")} by {Count(Columns, "row")} of the matrix";

    /// <inheritdoc/>
    protected override string Interfaces => "IDotTile";

    /// <inheritdoc/>
    protected override void Members()
    {
        Number("Rows", Rows);
        Number("Columns", Columns);
        Method(
            "AggressiveOptimization",
            ["public static void Sum<T, TProduct, TStart>(ref T left, ref T matrix, ref T start, ref T result, nuint count, nuint columns)"],
            "T : unmanaged",
            "TProduct : struct, IProduct",
            "TStart : struct, IDotStart");
        Body();
        Close();
    }

    private void Body()
    {
        Line("nuint lanes = (nuint)Lanes512<T>.Count;");
        Line("nuint terms = (nuint)TProduct.Terms;");
        Line("nuint whole = terms - (terms % lanes);");
        Line("nuint rowStep = (nuint)TProduct.RowStep;");
        Line("nuint matrixStep = (nuint)TProduct.MatrixStep;");
        Line("nuint resultStep = (nuint)TProduct.ResultStep;");
        Line($"for (nuint next = 0; next < columns && count > 0; next += {Columns})");
        Open();
        Line(Columns == 1
            ? "nuint column = next;"
            : $"nuint column = Math.Min(next, columns - {Columns}); // the last tile repeats a few columns");
        Line("nuint matrixPlace = column * matrixStep;");
        for (int column = 0; column < Columns; column++)
            Line($"Lanes512<T> start{column} = TStart.Of(ref start, column{Plus(column)});");
        Line($"for (nuint row = 0; row < count; row += {Rows})");
        Open();
        ForEachSum((row, column) => Line($"Lanes512<T> {Sum(row, column)} = start{column};"));
        Line();
        Line("nuint place = row * rowStep;");
        Line("for (nuint term = 0; term < whole; term += lanes)");
        Open();
        Products("Load", "term", "");
        Close();
        Line();
        Line("if (whole < terms)");
        Open();
        Products("LoadPartial", "whole", ", (int)(terms - whole)");
        Close();
        Line();
        string[] sums = [.. Enumerable.Range(0, Rows * Columns).Select(index => Sum(index / Columns, index % Columns))];
        string[] places = [.. Enumerable.Range(0, Rows * Columns).Select(index => Result(index / Columns, index % Columns))];
        int fours = sums.Length - (sums.Length % 4);
        for (int index = 0; index < fours; index += 4)
            Line($"LaneSum.Store({string.Join(", ", sums.Skip(index).Take(4))}, ref result, {(Columns == 4 ? places[index] : string.Join(", ", places.Skip(index).Take(4)))});");
        for (int index = fours; index < sums.Length; index++)
            Line($"Unsafe.Add(ref result, {places[index]}) = LaneSum.Of({sums[index]});");
        Close();
        Close();
    }

    private void Products(string load, string term, string count)
    {
        for (int row = 0; row < Rows; row++)
            Line($"Lanes512<T> value{row} = Lanes512<T>.{load}(ref left, place{Plus(row, "rowStep")} + {term}{count});");
        for (int column = 0; column < Columns; column++)
        {
            Line($"Lanes512<T> w{column} = Lanes512<T>.{load}(ref matrix, matrixPlace{Plus(column, "matrixStep")} + {term}{count});");
            for (int row = 0; row < Rows; row++)
                Line($"{Sum(row, column)} = Lanes512<T>.FusedMultiplyAdd(value{row}, w{column}, {Sum(row, column)});");
        }
    }

    private void ForEachSum(Action<int, int> action)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
                action(row, column);
        }
    }

    private static string Sum(int row, int column) => $"sum{row}_{column}";

    private static string Result(int row, int column) => $"({(row == 0 ? "row" : $"(row + {row})")} * resultStep) + column{Plus(column)}";
}
