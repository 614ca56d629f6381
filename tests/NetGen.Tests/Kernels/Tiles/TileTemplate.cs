namespace NetGen.Tests.Kernels.Tiles;

/// <summary>Writes the register tiles of <c>src/NetGen/Kernels/Tiles</c>, which differ in their numbers of rows, vectors and chains only.</summary>
/// <param name="Rows">The rows of the tile.</param>
/// <param name="Vectors">The vectors of columns.</param>
/// <param name="Chains">The chains of each sum, a power of two.</param>
internal sealed record TileTemplate(int Rows, int Vectors, int Chains) : TileSource
{
    private static readonly string[] s_constraints =
        ["TLanes : struct, ILanes<TLanes, T>", "T : unmanaged", "TProduct : struct, IProduct", "TStart : struct, ISumStart", "TFinish : struct, ISumFinish"];

    /// <summary>Every tile that a plan may ask for, and no other, as the tests of the generator's plans check.</summary>
    public static IEnumerable<TileTemplate> All { get; } =
    [
        .. Of(chains: 1, vectors: 1, 1, 2, 3, 4, 5, 6, 7, 8),
        .. Of(chains: 1, vectors: 2, 1, 2, 3, 4, 5, 6, 7, 8),
        .. Of(chains: 1, vectors: 3, 1, 2, 3, 4, 5),
        .. Of(chains: 1, vectors: 4, 1, 2),
        .. Of(chains: 1, vectors: 5, 1, 2, 3),
        .. Of(chains: 1, vectors: 6, 1),
        .. Of(chains: 1, vectors: 7, 1, 2),
        .. Of(chains: 1, vectors: 8, 1),
        .. Of(chains: 2, vectors: 1, 1, 2, 3, 4, 8),
        .. Of(chains: 2, vectors: 2, 1, 2, 3, 4, 6),
        .. Of(chains: 2, vectors: 3, 1),
        .. Of(chains: 2, vectors: 4, 1),
        .. Of(chains: 4, vectors: 1, 1, 2, 4),
        .. Of(chains: 4, vectors: 2, 1, 2, 6),
        .. Of(chains: 8, vectors: 1, 1, 2),
        .. Of(chains: 8, vectors: 2, 1, 6),
    ];

    /// <inheritdoc/>
    public override string Name => $"Tile{Rows}x{Vectors}x{Chains}";

    /// <inheritdoc/>
    protected override string Extent => $"{Count(Rows, "row")} by {Count(Vectors, "vector")} of columns, each sum in {Count(Chains, "chain")}";

    /// <inheritdoc/>
    protected override string Interfaces => $"ITile{(IsRow ? ", IRowTile" : "")}{(IsOfLanes ? ", ILaneTile" : "")}";

    /// <inheritdoc/>
    protected override bool LeavesLocalsAsTheyAre => IsInSequence;

    private static IEnumerable<TileTemplate> Of(int chains, int vectors, params int[] rows) => rows.Select(count => new TileTemplate(count, vectors, chains));

    /// <inheritdoc/>
    protected override void Members()
    {
        Number("Rows", Rows);
        Number("Vectors", Vectors);
        Method(
            "AggressiveOptimization",
            [
                "public static void Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(",
                "    ref T left, ref T matrix, nuint terms, ref T start, ref T operand, ref T result, nuint count, int columns)",
            ],
            [.. s_constraints, "TFetch : struct, IFetch"]);
        if (IsInSequence)
            BodyInSequence();
        else
            Body();
        Close();
        if (IsRow)
            Row();
        if (IsOfLanes)
            Block();
    }

    /// <summary>Whether the tile is so small that it may be part of the kernel that needs it.</summary>
    private bool IsRow => Rows == 1 && Vectors == 1;

    /// <summary>
    /// Whether the chains of a sum follow each other, each put aside until the tree joins it to another: they are more than 16 sums. Else all are in
    /// registers, and hide each other's latency.
    /// </summary>
    private bool IsInSequence => Rows * Vectors * Chains > 16;

    /// <summary>Whether the tile serves samples in lanes, too: one or two vectors of them, eight or twelve sums at most, or a single row.</summary>
    private bool IsOfLanes => (Vectors == 1 && Rows * Chains <= 8) || (Vectors == 2 && (Rows == 1 || Rows * Chains <= 6));

    private void Block()
    {
        Line();
        Method("AggressiveOptimization", ["public static void SumBlock<TLanes, T, TProduct, TStart, TFinish>(ref T left, ref T matrix, ref T start, ref T operand, ref T result, nuint rows, nuint columns)"], s_constraints);
        Line("nuint lanes = (nuint)TLanes.Count;");
        Line("nuint terms = (nuint)TProduct.Terms;");
        if (Rows > 1)
            Line("nuint rowStep = (nuint)TProduct.RowStep;");
        Line("nuint termStep = (nuint)TProduct.TermStep;");
        Line("nuint matrixStep = (nuint)TProduct.MatrixStep;");
        Line("nuint resultStep = (nuint)TProduct.ResultStep;");
        if (Chains > 1)
            Line($"nuint whole = terms - (terms % {Chains});");
        Line($"for (nuint next = 0; next < rows; next += {Rows})");
        Open();
        Line(Rows == 1 ? "nuint row = next;" : $"nuint row = Math.Min(next, rows - {Rows}); // the last tile repeats a few rows");
        Line($"for (nuint column = 0; column < columns; column += {Lanes(Vectors)})");
        Open();
        Sums("0");
        Close();
        Close();
        Close();
    }

    private void Row()
    {
        Line();
        Method("AggressiveInlining", ["public static void SumRow<TLanes, T, TProduct, TStart, TFinish>(ref T left, ref T matrix, ref T start, ref T operand, ref T result)"], s_constraints);
        Line("nuint terms = (nuint)TProduct.Terms;");
        Line("nuint matrixStep = (nuint)TProduct.MatrixStep;");
        for (int chain = 0; chain < Chains; chain++)
            Line($"TLanes {Sum(0, 0, chain)} = {(chain > 0 ? "TLanes.Zero" : "TStart.Of<TLanes, T>(ref start, 0, 0, 0, 0)")};");
        Line();
        if (Chains > 1)
            Line($"nuint whole = terms - (terms % {Chains});");
        Line($"for (nuint term = 0; term < {(Chains == 1 ? "terms; term++" : $"whole; term += {Chains}")})");
        Open();
        for (int chain = 0; chain < Chains; chain++)
            RowTerm(chain, chain == 0 ? "term" : $"(term + {chain})");
        Close();
        for (int chain = 0; chain < Chains - 1; chain++)
        {
            string term = chain == 0 ? "whole" : $"(whole + {chain})";
            Line();
            Line($"if ({term.Trim('(', ')')} < terms)");
            Deepen();
            RowTerm(chain, term);
            Flatten();
        }

        Line();
        for (int half = Chains / 2; half >= 1; half /= 2)
        {
            for (int chain = 0; chain < half; chain++)
                Line($"{Sum(0, 0, chain)} += {Sum(0, 0, chain + half)};");
        }

        Line($"TFinish.Store<TLanes, T>({Sum(0, 0, 0)}, ref operand, ref result, 0, 0, false);");
        Close();
    }

    private void RowTerm(int chain, string term) =>
        Line($"{Sum(0, 0, chain)} = TLanes.FusedMultiplyAdd(TLanes.Broadcast(Unsafe.Add(ref left, {term.Trim('(', ')')})), TLanes.Load(ref matrix, {term} * matrixStep), {Sum(0, 0, chain)});");

    private void Body()
    {
        Line("nuint lanes = (nuint)TLanes.Count;");
        if (Rows > 1)
            Line("nuint rowStep = (nuint)TProduct.RowStep;");
        Line("nuint termStep = (nuint)TProduct.TermStep;");
        Line("nuint matrixStep = (nuint)TProduct.MatrixStep;");
        Line("nuint resultStep = (nuint)TProduct.ResultStep;");
        if (Chains > 1)
            Line($"nuint whole = terms - (terms % {Chains});");
        OpenTiles();
        Sums("columns", withFetch: true);
        Close();
    }

    /// <summary>The loop over the tiles. The rows of the last one end with the last row: where they are no whole tiles, some are computed again.</summary>
    private void OpenTiles()
    {
        Line($"for (nuint done = 0; done < count; done += TProduct.WalksColumns ? {Lanes(Vectors)} : {Rows})");
        Open();
        Line($"nuint row = TProduct.WalksColumns ? 0 : {(Rows == 1 ? "done" : $"Math.Min(done, count - {Rows})")};");
        Line("nuint column = TProduct.WalksColumns ? done : 0;");
    }

    /// <summary>The chains one after the other, in the order in which the tree joins them: 0, 2, 1, 3 of four.</summary>
    private void BodyInSequence()
    {
        Line("nuint lanes = (nuint)TLanes.Count;");
        Line("nuint rowStep = (nuint)TProduct.RowStep;");
        Line("nuint termStep = (nuint)TProduct.TermStep;");
        Line("nuint matrixStep = (nuint)TProduct.MatrixStep;");
        Line("nuint resultStep = (nuint)TProduct.ResultStep;");
        Line("Unsafe.SkipInit(out SumsAside<TLanes> memory);");
        Line("ref TLanes aside = ref Unsafe.As<SumsAside<TLanes>, TLanes>(ref memory);");
        OpenTiles();
        Line("for (int turn = 0; ; turn++)");
        Open();
        Line($"nuint chain = (nuint)({Chains switch { 2 => "turn", 4 => "((turn & 1) << 1) | (turn >> 1)", _ => "((turn & 1) << 2) | (turn & 2) | (turn >> 2)" }}); // {string.Join(", ", Turns())}");
        ForEachSum((row, vector) => Line($"TLanes {Sum(row, vector)} = TLanes.Zero;"));
        Line("if (turn == 0)");
        Open();
        ForEachSum((row, vector) => Line($"{Sum(row, vector)} = TStart.Of<TLanes, T>(ref start, row{Plus(row)}, column{Plus(vector, "lanes")}, resultStep, columns);"));
        Close();
        Line();
        Line("nuint leftPlace = (row * rowStep) + (chain * termStep);");
        Line("nuint matrixPlace = column + (chain * matrixStep);");
        Line($"for (nuint term = chain; term < terms; term += {Chains})");
        Open();
        Term(chain: null);
        Advance(withFetch: true);
        Close();
        Line();
        Line("int level = 0;");
        Line("for (; ((turn >> level) & 1) != 0; level++)");
        Open();
        ForEachSum((row, vector) => Line($"{Sum(row, vector)} += {Aside(row, vector)};"));
        Close();
        Line();
        Line($"if (turn < {Chains - 1})");
        Open();
        ForEachSum((row, vector) => Line($"{Aside(row, vector)} = {Sum(row, vector)};"));
        Line("continue;");
        Close();
        Line();
        Finish("columns", withFetch: true, chain: null);
        Line("break;");
        Close();
        Close();
    }

    /// <summary>The place of a sum that is put aside.</summary>
    private string Aside(int row, int vector) => (row * Vectors) + vector is var place && place == 0 ? $"Unsafe.Add(ref aside, level * {Rows * Vectors})" : $"Unsafe.Add(ref aside, (level * {Rows * Vectors}) + {place})";

    /// <summary>The chains, a step of the tree after the other.</summary>
    private int[] Turns()
    {
        int[] turns = [0];
        for (int step = Chains / 2; step >= 1; step /= 2)
            turns = [.. turns, .. turns.Select(turn => turn + step)];
        return turns;
    }

    /// <summary>The sums of a tile at row and column.</summary>
    /// <param name="columns">The columns of the call; 0 where they are whole vectors.</param>
    /// <param name="withFetch">Whether something is fetched ahead.</param>
    private void Sums(string columns, bool withFetch = false)
    {
        ForEachSum((row, vector) =>
        {
            for (int chain = 0; chain < Chains; chain++)
                Line($"TLanes {Sum(row, vector, chain)} = {(chain > 0 ? "TLanes.Zero" : $"TStart.Of<TLanes, T>(ref start, row{Plus(row)}, column{Plus(vector, "lanes")}, resultStep, {columns})")};");
        });
        Line();
        Line($"nuint leftPlace = row * (nuint)TProduct.RowStep;");
        Line("nuint matrixPlace = column;");
        Line($"for (nuint term = 0; term < {(Chains == 1 ? "terms; term++" : $"whole; term += {Chains}")})");
        Open();
        for (int chain = 0; chain < Chains; chain++)
            Term(chain);
        Advance(withFetch);
        Close();
        if (Chains > 1)
        {
            Line();
            Rest();
        }

        Line();
        for (int half = Chains / 2; half >= 1; half /= 2)
        {
            int upper = half;
            ForEachSum((row, vector) =>
            {
                for (int chain = 0; chain < upper; chain++)
                    Line($"{Sum(row, vector, chain)} += {Sum(row, vector, chain + upper)};");
            });
        }

        Finish(columns, withFetch, chain: 0);
    }

    /// <summary>What becomes of the sums.</summary>
    private void Finish(string columns, bool withFetch, int? chain)
    {
        Line("nuint place = (row * resultStep) + column;");
        Line(columns == "0" ? "const int rest = 0;" : $"int rest = {columns} - (int)column;");
        ForEachSum((row, vector) =>
            Line($"TFinish.Store<TLanes, T>({Sum(row, vector, chain)}, ref operand, ref result, place{Plus(row, "resultStep")}{Plus(vector, "lanes")}, {(withFetch ? Columns(vector) : "rest")}, {(withFetch ? IsRewritten(row) : "false")});"));
    }

    /// <summary>What is fetched comes last: before the loads of a term, it has taken a tenth of the time.</summary>
    private void Advance(bool withFetch)
    {
        if (withFetch)
            Line($"TFetch.Next<TLanes, T, TProduct>(ref left, ref matrix, ref result, row, column, term, {Rows}, {Vectors});");
        Line($"leftPlace += {(Chains == 1 ? "" : $"{Chains} * ")}termStep;");
        Line($"matrixPlace += {(Chains == 1 ? "" : $"{Chains} * ")}matrixStep;");
    }

    /// <summary>The terms behind the last whole turn go on in the first chains.</summary>
    private void Rest()
    {
        for (int chain = 0; chain < Chains - 1; chain++)
        {
            Line($"if (whole{(chain == 0 ? "" : $" + {chain}")} < terms)");
            Open();
            Term(chain);
            Close();
            if (chain < Chains - 2)
                Line();
        }
    }

    /// <param name="chain">Which of the chains that are in registers together; null where there is one at a time.</param>
    private void Term(int? chain)
    {
        for (int vector = 0; vector < Vectors; vector++)
            Line($"TLanes {Weight(vector, chain)} = TLanes.Load(ref matrix, matrixPlace{Plus(chain ?? 0, "matrixStep")}{Plus(vector, "lanes")});");
        for (int row = 0; row < Rows; row++)
        {
            Line($"TLanes {Value(row, chain)} = TLanes.Broadcast(Unsafe.Add(ref left, leftPlace{Plus(chain ?? 0, "termStep")}{Plus(row, "rowStep")}));");
            for (int vector = 0; vector < Vectors; vector++)
            {
                string sum = Sum(row, vector, chain);
                Line($"{sum} = TLanes.FusedMultiplyAdd({Value(row, chain)}, {Weight(vector, chain)}, {sum});");
            }
        }
    }

    private void ForEachSum(Action<int, int> action)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int vector = 0; vector < Vectors; vector++)
                action(row, vector);
        }
    }

    private string Sum(int row, int vector, int? chain = null) => $"sum{row}_{vector}" + Chain(chain);

    private string Weight(int vector, int? chain) => $"w{vector}" + Chain(chain);

    private string Value(int row, int? chain) => $"value{row}" + Chain(chain);

    private string Chain(int? chain) => Chains == 1 || chain is null ? "" : $"_{chain}";

    private static string Columns(int vector) => vector switch { 0 => "rest", 1 => "rest - (int)lanes", _ => $"rest - (int)({Lanes(vector)})" };

    /// <summary>A vector of 64 bytes from this row on reaches no further than the tile's rows do, where they lie one behind the other.</summary>
    private string IsRewritten(int row) => Vectors > 1 ? "false" : Rows - row == 1 ? "resultStep >= (nuint)Lanes512<T>.Count" : $"{Rows - row} * resultStep >= (nuint)Lanes512<T>.Count";

    private static string Lanes(int vectors) => vectors switch { 0 => "0", 1 => "lanes", _ => $"{vectors} * lanes" };
}
