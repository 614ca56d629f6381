using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes a product of rows and a matrix, columns across lanes, as a register tile: a few rows by a panel of vectors, each sum
/// in the chains that the plan sets. Forward passes and errors over transposed weights are both such products.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, four rows by four vectors: 16 multiply-adds, 4 loads and 4 broadcasts in 38 instructions, seven of
/// them copies that cost nothing; no spill. Multiply-adds bound it: 97 % of the peak over 784 terms. Two rows of eight chains: as many reads
/// as multiply-adds. One row: as many loads as multiply-adds, so that reading the matrix bounds it.
/// </remarks>
/// <param name="Product">The sizes.</param>
/// <param name="ElementType">What numbers are.</param>
/// <param name="Left">The variable of the rows, and the distance of two of them.</param>
/// <param name="Matrix">The variable of the matrix, and the distance of two rows of it.</param>
/// <param name="Initial">The variable of the row that each sum starts from, where the order says so.</param>
/// <param name="Sums">The variable of the results, where sums are put aside between blocks of terms.</param>
/// <param name="Store">Writes the store of a finished vector: its row in the tile, its place in the panel, its variable.</param>
internal sealed record TileEmitter(
    ProductPlan Product,
    ElementType ElementType,
    (string Name, int Stride) Left,
    (string Name, int Stride) Matrix,
    string? Initial,
    string Sums,
    Action<CodeWriter, int, string, string> Store)
{
    /// <summary>All rows: tiles as long as there are enough rows, panel by panel, so that a panel stays in a cache; then row by row.</summary>
    public void WriteRows(CodeWriter writer)
    {
        writer.Line("nuint lanes = (nuint)TLanes.Count;");
        writer.Line();
        writer.Line($"// A tile of {Product.Tile.Rows} rows by {Product.Tile.Vectors} vectors of columns; sum<row>_<vector>{(Product.Order.Chains > 1 ? "_<chain>" : "")} stays in a register.");
        if (Product.Order.Chains > 1)
            writer.Line($"// Each sum runs in {Product.Order.Chains} chains, so that no addition waits for the one before it: chain c takes the terms c, c + {Product.Order.Chains}, ...");
        using (writer.Block($"if {LanesText.IsWidest(ElementType)}"))
            WritePanels(writer, Product.Tile, Product.RowTile);
        using (writer.Block("else"))
        {
            writer.Line($"// Narrower vectors: {Product.NarrowTile.Rows} rows by {Product.NarrowTile.Vectors} vectors, for 16 registers instead of 32.");
            WritePanels(writer, Product.NarrowTile, Product.NarrowRowTile);
        }
    }

    /// <summary>A single row, as part of the kernel of a small network: the same sums, without the loops over rows.</summary>
    public void WriteRow(CodeWriter writer)
    {
        writer.Line("nuint lanes = (nuint)TLanes.Count;");
        using (writer.Block($"for (nuint column = 0; column < {Product.Columns}; column += {LanesText.Lanes(Product.RowTile.Vectors)})"))
            WriteTile(writer, Product.RowTile, "0", Product.Terms.ToString(), isContinued: false, isOnly: true);
    }

    private void WritePanels(CodeWriter writer, TileShape tile, TileShape rowTile)
    {
        if (tile.Rows > 1)
        {
            writer.Line($"nuint inTiles = samples - samples % {tile.Rows};");
            if (Product.IsInBlocks)
                WriteBlocks(writer, tile);
            else
                WriteTiles(writer, tile, "0", Product.Terms.ToString(), isContinued: false);
            writer.Line();
        }

        if (Product.IsInBlocks)
        {
            WriteStreams(writer);
            return;
        }

        using (writer.Block($"for (nuint column = 0; column < {Product.Columns}; column += {LanesText.Lanes(rowTile.Vectors)})"))
        using (writer.Block($"for (nuint row = {(tile.Rows > 1 ? "inTiles" : "0")}; row < samples; row++)"))
            WriteTile(writer, rowTile, "0", Product.Terms.ToString(), isContinued: false);
    }

    /// <summary>
    /// Single rows: the matrix is read from its start to its end, as fast as the cache that holds it gives it away, some of its rows side by
    /// side; the sums are in the nearest cache.
    /// </summary>
    private void WriteStreams(CodeWriter writer)
    {
        int whole = Product.Terms - Product.Terms % ProductPlan.Streams;
        using (writer.Block("for (nuint row = inTiles; row < samples; row++)"))
        {
            WriteInitialSums(writer);
            writer.Line();
            using (writer.Block($"for (nuint term = 0; term < {whole}; term += {ProductPlan.Streams})"))
                WriteStream(writer, ProductPlan.Streams);
            if (whole == Product.Terms)
                return;
            writer.Line();
            using (writer.Block($"for (nuint term = {whole}; term < {Product.Terms}; term++)"))
                WriteStream(writer, 1);
        }
    }

    private void WriteStream(CodeWriter writer, int terms)
    {
        for (int term = 0; term < terms; term++)
            writer.Line($"TLanes value{term} = TLanes.Broadcast(Unsafe.Add(ref {Left.Name}, row * {Left.Stride} + term{(term == 0 ? "" : $" + {term}")}));");
        writer.Line($"ref {ElementType.Name} matrixRow = ref Unsafe.Add(ref {Matrix.Name}, term * {Matrix.Stride});");
        using (writer.Block($"for (nuint column = 0; column < {Product.Columns}; column += lanes)"))
        {
            writer.Line($"TLanes sum = TLanes.Load(ref {Sums}, row * {Product.Stride} + column);");
            for (int term = 0; term < terms; term++)
                writer.Line($"sum = TLanes.FusedMultiplyAdd(value{term}, TLanes.Load(ref matrixRow, {(term == 0 ? "" : $"{term * Matrix.Stride} + ")}column), sum);");
            writer.Line($"TLanes.Store(sum, ref {Sums}, row * {Product.Stride} + column);");
        }
    }

    private void WriteInitialSums(CodeWriter writer)
    {
        using (writer.Block($"for (nuint column = 0; column < {Product.Stride}; column += lanes)"))
            writer.Line($"TLanes.Store({InitialValue("column")}, ref {Sums}, row * {Product.Stride} + column);");
    }

    /// <summary>The tiles, block of terms by block: sums start from the initial row in memory and are put aside there between the blocks.</summary>
    private void WriteBlocks(CodeWriter writer, TileShape tile)
    {
        writer.Line($"// {Product.TermsPerBlock} terms of all rows, then the next: so much of {Matrix.Name} stays in the cache.");
        using (writer.Block("for (nuint row = 0; row < inTiles; row++)"))
            WriteInitialSums(writer);
        writer.Line();
        using (writer.Block($"for (nuint first = 0; first < {Product.Terms}; first += {Product.TermsPerBlock})"))
        {
            bool isWhole = Product.Terms % Product.TermsPerBlock == 0;
            writer.Line($"nuint end = {(isWhole ? "" : $"Math.Min({Product.Terms}, ")}first + {Product.TermsPerBlock}{(isWhole ? "" : ")")};");
            WriteTiles(writer, tile, "first", "end", isContinued: true);
        }
    }

    private void WriteTiles(CodeWriter writer, TileShape tile, string first, string end, bool isContinued)
    {
        using (writer.Block($"for (nuint column = 0; column < {Product.Columns}; column += {LanesText.Lanes(tile.Vectors)})"))
        using (writer.Block($"for (nuint row = 0; row < inTiles; row += {tile.Rows})"))
            WriteTile(writer, tile, first, end, isContinued);
    }

    /// <summary>One tile.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="tile">The rows and vectors.</param>
    /// <param name="first">The first term.</param>
    /// <param name="end">The term behind the last.</param>
    /// <param name="isContinued">Whether the sums are taken up where an earlier block of terms has put them aside.</param>
    /// <param name="isOnly">Whether there is one row only.</param>
    private void WriteTile(CodeWriter writer, TileShape tile, string first, string end, bool isContinued, bool isOnly = false)
    {
        for (int row = 0; row < tile.Rows; row++)
            writer.Line($"ref {ElementType.Name} row{row} = ref {(isOnly ? Left.Name : $"Unsafe.Add(ref {Left.Name}, {LanesText.After("row", row)} * {Left.Stride})")};");
        for (int row = 0; row < tile.Rows; row++)
        {
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                for (int chain = 0; chain < Product.Order.Chains; chain++)
                    writer.Line($"TLanes {Sum(row, vector, chain)} = {(isContinued ? Continued(row, vector) : InitialSum(row, vector, chain))};");
            }
        }

        string? fetch = null;
        if (isContinued)
        {
            writer.Line($"nuint ahead = {LanesText.Lanes(tile.Vectors)} + row / {tile.Rows} % {tile.Vectors} * lanes; // a vector of the next panel, which comes from a farther cache");
            fetch = "CacheLine.Fetch(ref matrixRow, ahead);";
        }
        else if (Product.FetchesRows && tile.Rows > 1)
        {
            fetch = $"CacheLine.Fetch(ref row0, {tile.Rows * Left.Stride} + term * {tile.Rows}); // the rows of the next tile";
        }

        writer.Line();
        WriteTerms(writer, tile, first, end, fetch);
        writer.Line();
        WriteJoins(writer, tile);
        for (int row = 0; row < tile.Rows; row++)
        {
            for (int vector = 0; vector < tile.Vectors; vector++)
                Store(writer, row, LanesText.Column(vector), Sum(row, vector, 0));
        }
    }

    private string Continued(int row, int vector) =>
        $"TLanes.Load(ref {Sums}, {LanesText.After("row", row)} * {Product.Stride} + {LanesText.Column(vector)})";

    private string InitialSum(int row, int vector, int chain) =>
        chain > 0 ? "TLanes.Zero"
        : row > 0 && Product.Order.Start == SumStart.Initial ? Sum(0, vector, 0)
        : InitialValue(LanesText.Column(vector));

    private string InitialValue(string column) => Product.Order.Start == SumStart.Initial ? $"TLanes.Load(ref {Initial}, {column})" : "TLanes.Zero";

    private void WriteTerms(CodeWriter writer, TileShape tile, string first, string end, string? fetch)
    {
        int whole = Product.Terms - Product.Terms % Product.Order.Chains;
        if (whole > 0)
        {
            string step = Product.Order.Chains == 1 ? "term++" : $"term += {Product.Order.Chains}";
            using (writer.Block($"for (nuint term = {first}; term < {(Product.Order.Chains == 1 ? end : whole.ToString())}; {step})"))
            {
                writer.Line($"ref {ElementType.Name} matrixRow = ref Unsafe.Add(ref {Matrix.Name}, term * {Matrix.Stride} + column);");
                if (fetch is not null)
                    writer.Line(fetch);
                for (int chain = 0; chain < Product.Order.Chains; chain++)
                    WriteTerm(writer, tile, chain, "matrixRow", chain * Matrix.Stride, chain == 0 ? "term" : $"term + {chain}");
            }
        }

        if (whole == Product.Terms)
            return;
        writer.Line($"ref {ElementType.Name} lastRows = ref Unsafe.Add(ref {Matrix.Name}, {whole * Matrix.Stride} + column);");
        for (int chain = 0; chain < Product.Terms - whole; chain++)
        {
            using (writer.Block(""))
                WriteTerm(writer, tile, chain, "lastRows", chain * Matrix.Stride, (whole + chain).ToString());
        }
    }

    private void WriteTerm(CodeWriter writer, TileShape tile, int chain, string matrixRow, int offset, string term)
    {
        for (int vector = 0; vector < tile.Vectors; vector++)
        {
            string place = offset == 0 ? LanesText.Lanes(vector) : vector == 0 ? $"{offset}" : $"{offset} + {LanesText.Lanes(vector)}";
            writer.Line($"TLanes {Weight(vector, chain)} = TLanes.Load(ref {matrixRow}, {place});");
        }

        for (int row = 0; row < tile.Rows; row++)
        {
            writer.Line($"TLanes {Value(row, chain)} = TLanes.Broadcast(Unsafe.Add(ref row{row}, {term}));");
            for (int vector = 0; vector < tile.Vectors; vector++)
            {
                string sum = Sum(row, vector, chain);
                writer.Line($"{sum} = TLanes.FusedMultiplyAdd({Value(row, chain)}, {Weight(vector, chain)}, {sum});");
            }
        }
    }

    private void WriteJoins(CodeWriter writer, TileShape tile)
    {
        for (int half = Product.Order.Chains / 2; half >= 1; half /= 2)
        {
            for (int row = 0; row < tile.Rows; row++)
            {
                for (int vector = 0; vector < tile.Vectors; vector++)
                {
                    for (int chain = 0; chain < half; chain++)
                        writer.Line($"{Sum(row, vector, chain)} += {Sum(row, vector, chain + half)};");
                }
            }
        }
    }

    private string Sum(int row, int vector, int chain) => $"sum{row}_{vector}" + Chain(chain);

    private string Weight(int vector, int chain) => $"w{vector}" + Chain(chain);

    private string Value(int row, int chain) => $"value{row}" + Chain(chain);

    private string Chain(int chain) => Product.Order.Chains == 1 ? "" : "_" + chain;
}
