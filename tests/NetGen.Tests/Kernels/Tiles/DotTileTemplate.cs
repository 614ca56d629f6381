namespace NetGen.Tests.Kernels.Tiles;

/// <summary>Writes the tiles of dot products of <c>src/NetGen/Kernels/Dots</c>, which differ in their numbers of rows only.</summary>
/// <param name="Rows">The rows of the left operand.</param>
/// <param name="Columns">The rows of the matrix, each of them a column of results.</param>
internal sealed record DotTileTemplate(int Rows, int Columns) : TileSource
{
    /// <summary>The sums of a tile in parts.</summary>
    private const int SumsInParts = 12;

    /// <summary>Every tile that a plan may ask for: sixteen sums for 32 registers, twelve in parts for 16, and one row.</summary>
    public static IEnumerable<DotTileTemplate> All { get; } =
        [new(8, 1), new(8, 2), new(5, 3), new(4, 4), new(12, 1), new(6, 2), new(4, 3), new(1, 1), new(1, 2), new(1, 3), new(1, 4)];

    /// <inheritdoc/>
    public override string Name => $"DotTile{Rows}x{Columns}";

    /// <inheritdoc/>
    protected override string Extent => $"{Count(Rows, "row")} by {Count(Columns, "row")} of the matrix";

    /// <inheritdoc/>
    protected override string Interfaces => "IDotTile";

    /// <summary>Whether a part of the chains of each sum is in registers, as many as a vector of the hardware has lanes, and then the next; else all are, whatever the hardware.</summary>
    private bool IsInParts => Rows * Columns == SumsInParts;

    /// <inheritdoc/>
    protected override bool LeavesLocalsAsTheyAre => IsInParts;

    /// <inheritdoc/>
    protected override void Members()
    {
        Number("Rows", Rows);
        Number("Columns", Columns);
        Method(
            "AggressiveOptimization",
            ["public static void Sum<TLanes, T, TProduct, TStart>(ref T left, ref T matrix, ref T start, ref T result, nuint count, nuint columns)"],
            "TLanes : struct, ILanes<TLanes, T>",
            "T : unmanaged",
            "TProduct : struct, IProduct",
            "TStart : struct, IDotStart");
        Line("nuint lanes = (nuint)Lanes512<T>.Count;");
        Line("nuint terms = (nuint)TProduct.Terms;");
        Line("nuint whole = terms - (terms % lanes);");
        Line("nuint rowStep = (nuint)TProduct.RowStep;");
        Line("nuint matrixStep = (nuint)TProduct.MatrixStep;");
        Line("nuint resultStep = (nuint)TProduct.ResultStep;");
        if (IsInParts)
            BodyInParts();
        else
            Body();
        Close();
    }

    private void Body()
    {
        Line($"for (nuint nextColumn = 0; nextColumn < columns && count > 0; nextColumn += {Columns})");
        Open();
        FirstColumn();
        Line("nuint matrixPlace = column * matrixStep;");
        for (int column = 0; column < Columns; column++)
            Line($"Lanes512<T> start{column} = TStart.Of<Lanes512<T>, T>(ref start, column{Plus(column)}, 0);");
        Line($"for (nuint nextRow = 0; nextRow < count; nextRow += {Rows})");
        Open();
        FirstRow();
        ForEachSum((row, column) => Line($"Lanes512<T> {Sum(row, column)} = start{column};"));
        Line();
        Line("nuint place = row * rowStep;");
        Line("for (nuint term = 0; term < whole; term += lanes)");
        Open();
        Products("Lanes512<T>", "Load", "term", "");
        Close();
        Line();
        Line("if (whole < terms)");
        Open();
        Products("Lanes512<T>", "LoadPartial", "whole", ", (int)(terms - whole)");
        Close();
        Line();
        Store(Sum);
        Close();
        Close();
    }

    /// <summary>Row by row of tiles, so that the left operand, of which a tile has more rows than of the matrix, stays in the nearest cache.</summary>
    private void BodyInParts()
    {
        Line("nuint part = (nuint)TLanes.Count;");
        Line("Unsafe.SkipInit(out ChainsAside<T> memory);");
        Line("ref T aside = ref Unsafe.As<ChainsAside<T>, T>(ref memory);");
        Line($"for (nuint nextRow = 0; nextRow < count; nextRow += {Rows})");
        Open();
        FirstRow();
        Line($"for (nuint nextColumn = 0; nextColumn < columns; nextColumn += {Columns})");
        Open();
        FirstColumn();
        Line("for (nuint first = 0; first < lanes; first += part)");
        Open();
        for (int column = 0; column < Columns; column++)
            Line($"TLanes start{column} = TStart.Of<TLanes, T>(ref start, column{Plus(column)}, first);");
        ForEachSum((row, column) => Line($"TLanes {Sum(row, column)} = start{column};"));
        Line();
        Line("nuint place = (row * rowStep) + first;");
        Line("nuint matrixPlace = (column * matrixStep) + first;");
        Line("for (nuint term = 0; term < whole; term += lanes)");
        Open();
        Products("TLanes", "Load", "term", "");
        Close();
        Line();
        Line("if (whole < terms)");
        Open();
        Line("int rest = Math.Max(0, (int)(terms - whole) - (int)first);");
        Products("TLanes", "LoadPartial", "whole", ", rest");
        Close();
        Line();
        ForEachSum((row, column) => Line($"TLanes.Store({Sum(row, column)}, ref aside, {(row + column == 0 ? "" : $"{Parenthesized(Aside(row, column))} + ")}first);"));
        Close();
        Line();
        Store((row, column) => $"Lanes512<T>.Load(ref aside, {Aside(row, column)})");
        Close();
        Close();
    }

    private void FirstColumn()
    {
        Line(Columns == 1
            ? "nuint column = nextColumn;"
            : $"nuint column = Math.Min(nextColumn, columns - {Columns}); // the last tile repeats a few columns");
    }

    private void FirstRow() => Line(Rows == 1 ? "nuint row = nextRow;" : $"nuint row = Math.Min(nextRow, count - {Rows}); // the last tile repeats a few rows");

    /// <summary>Joins the chains of each sum, four sums at a time where there are.</summary>
    private void Store(Func<int, int, string> sum)
    {
        string[] sums = [.. Enumerable.Range(0, Rows * Columns).Select(index => sum(index / Columns, index % Columns))];
        string[] places = [.. Enumerable.Range(0, Rows * Columns).Select(index => Result(index / Columns, index % Columns))];
        int fours = sums.Length - (sums.Length % 4);
        for (int index = 0; index < fours; index += 4)
            Line($"LaneSum.Store({string.Join(", ", sums.Skip(index).Take(4))}, ref result, {(Columns == 4 ? places[index] : string.Join(", ", places.Skip(index).Take(4)))});");
        for (int index = fours; index < sums.Length; index++)
            Line($"Unsafe.Add(ref result, {places[index]}) = LaneSum.Of({sums[index]});");
    }

    private void Products(string vector, string load, string term, string behind)
    {
        for (int row = 0; row < Rows && !IsInParts; row++)
            Value(row);
        for (int column = 0; column < Columns; column++)
        {
            Line($"{vector} w{column} = {vector}.{load}(ref matrix, matrixPlace{Plus(column, "matrixStep")} + {term}{behind});");
            for (int row = 0; row < Rows && !IsInParts; row++)
                MultiplyAdd(row, column);
        }

        for (int row = 0; row < Rows && IsInParts; row++)
        {
            Value(row);
            for (int column = 0; column < Columns; column++)
                MultiplyAdd(row, column);
        }

        void Value(int row) => Line($"{vector} value{row} = {vector}.{load}(ref left, place{Plus(row, "rowStep")} + {term}{behind});");

        void MultiplyAdd(int row, int column) => Line($"{Sum(row, column)} = {vector}.FusedMultiplyAdd(value{row}, w{column}, {Sum(row, column)});");
    }

    private void ForEachSum(Action<int, int> action)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
                action(row, column);
        }
    }

    /// <summary>The place of a sum's chains that are put aside.</summary>
    private string Aside(int row, int column) => ((row * Columns) + column) switch { 0 => "0", 1 => "lanes", var index => $"{index} * lanes" };

    private static string Parenthesized(string text) => text.Contains(' ', StringComparison.Ordinal) ? $"({text})" : text;

    private static string Sum(int row, int column) => $"sum{row}_{column}";

    private static string Result(int row, int column) => $"({(row == 0 ? "row" : $"(row + {row})")} * resultStep) + column{Plus(column)}";
}
