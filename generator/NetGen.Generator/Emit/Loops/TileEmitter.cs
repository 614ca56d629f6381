using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes a product of rows and a matrix, columns across lanes, as a register tile: a few rows by a panel of vectors, each sum
/// in the chains that the plan sets. Forward passes and errors over transposed weights are both such products.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, three rows by eight vectors: the loop holds 24 multiply-adds, 8 loads and 3 broadcasts in 52
/// instructions; one of its 32 registers is spilled and read back, beside nine copies that cost nothing. Multiply-adds bound it: 96 % of the
/// peak over 784 terms. One row: as many loads as multiply-adds, so that reading the matrix bounds it. With AVX2 the same tile spilled 72
/// times; <see cref="ProductPlan.Narrow"/> spills nothing in its loop.
/// </remarks>
/// <param name="Product">The sizes.</param>
/// <param name="Element">float or double.</param>
/// <param name="Left">The variable of the rows, and the distance of two of them.</param>
/// <param name="Matrix">The variable of the matrix, and the distance of two rows of it.</param>
/// <param name="Initial">The variable of the row that each sum starts from; null for zero.</param>
/// <param name="Store">Writes the store of a finished vector: its row in the tile, its place in the panel, its variable.</param>
internal sealed record TileEmitter(
    ProductPlan Product,
    string Element,
    (string Name, int Stride) Left,
    (string Name, int Stride) Matrix,
    string? Initial,
    Action<CodeWriter, int, string, string> Store)
{
    /// <summary>
    /// All rows: panel by panel, so that a panel of a large matrix stays in the second-level cache, and within a panel in tiles as long as
    /// there are enough rows, then one by one.
    /// </summary>
    public void WriteRows(CodeWriter writer)
    {
        writer.Line("nuint lanes = (nuint)TLanes.Count;");
        WriteLegend(writer);
        if (Product.Narrow == Product)
        {
            WritePanels(writer);
            return;
        }

        using (writer.Block($"if {LanesText.IsWidest(Element)}"))
            WritePanels(writer);
        using (writer.Block("else"))
        {
            writer.Line($"// Narrower vectors: {Product.Narrow.Rows} rows by {Product.Narrow.Vectors} vectors, for 16 registers instead of 32.");
            (this with { Product = Product.Narrow }).WritePanels(writer);
        }
    }

    /// <summary>Says what the many names below stand for.</summary>
    private void WriteLegend(CodeWriter writer)
    {
        writer.Line();
        writer.Line($"// A tile of {Product.Rows} rows by {Product.Vectors} vectors of columns; sum<row>_<vector>{(Product.Chains > 1 ? "_<chain>" : "")} stays in a register.");
        if (Product.Chains > 1)
            writer.Line($"// Each sum runs in {Product.Chains} chains, so that no addition waits for the one before it: chain c takes the terms c, c + {Product.Chains}, ...");
    }

    private void WritePanels(CodeWriter writer)
    {
        using (writer.Block($"for (nuint column = 0; column < {Product.Columns}; column += {LanesText.Lanes(Product.Vectors)})"))
        {
            writer.Line("nuint row = 0;");
            if (Product.Rows > 1)
            {
                using (writer.Block($"for (; row + {Product.Rows} <= samples; row += {Product.Rows})"))
                    WriteTile(writer, Product.Rows);
                writer.Line();
            }

            using (writer.Block("for (; row < samples; row++)"))
                WriteTile(writer, 1);
        }
    }

    private void WriteTile(CodeWriter writer, int rows)
    {
        for (int row = 0; row < rows; row++)
            writer.Line($"ref {Element} row{row} = ref Unsafe.Add(ref {Left.Name}, {LanesText.After("row", row)} * {Left.Stride});");
        WriteInitialSums(writer, rows);
        writer.Line();
        WriteTerms(writer, rows);
        writer.Line();
        WriteJoins(writer, rows);
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < Product.Vectors; vector++)
                Store(writer, row, LanesText.Column(vector), Sum(row, vector, 0));
        }
    }

    private void WriteInitialSums(CodeWriter writer, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int vector = 0; vector < Product.Vectors; vector++)
            {
                for (int chain = 0; chain < Product.Chains; chain++)
                {
                    string value = chain > 0 || Initial is null ? "TLanes.Zero"
                        : row > 0 ? Sum(0, vector, 0)
                        : $"TLanes.Load(ref {Initial}, {LanesText.Column(vector)})";
                    writer.Line($"TLanes {Sum(row, vector, chain)} = {value};");
                }
            }
        }
    }

    private void WriteTerms(CodeWriter writer, int rows)
    {
        int whole = Product.Terms - Product.Terms % Product.Chains;
        if (whole > 0)
        {
            string step = Product.Chains == 1 ? "term++" : $"term += {Product.Chains}";
            using (writer.Block($"for (nuint term = 0; term < {whole}; {step})"))
            {
                writer.Line($"ref {Element} matrixRow = ref Unsafe.Add(ref {Matrix.Name}, term * {Matrix.Stride} + column);");
                for (int chain = 0; chain < Product.Chains; chain++)
                    WriteTerm(writer, rows, chain, "matrixRow", chain * Matrix.Stride, chain == 0 ? "term" : $"term + {chain}");
            }
        }

        if (whole == Product.Terms)
            return;
        writer.Line($"ref {Element} lastRows = ref Unsafe.Add(ref {Matrix.Name}, {whole * Matrix.Stride} + column);");
        for (int chain = 0; chain < Product.Terms - whole; chain++)
        {
            using (writer.Block(""))
                WriteTerm(writer, rows, chain, "lastRows", chain * Matrix.Stride, (whole + chain).ToString());
        }
    }

    private void WriteTerm(CodeWriter writer, int rows, int chain, string matrixRow, int offset, string term)
    {
        for (int vector = 0; vector < Product.Vectors; vector++)
        {
            string place = offset == 0 ? LanesText.Lanes(vector) : vector == 0 ? $"{offset}" : $"{offset} + {LanesText.Lanes(vector)}";
            writer.Line($"TLanes {Weight(vector, chain)} = TLanes.Load(ref {matrixRow}, {place});");
        }

        for (int row = 0; row < rows; row++)
        {
            writer.Line($"TLanes {Value(row, chain)} = TLanes.Broadcast(Unsafe.Add(ref row{row}, {term}));");
            for (int vector = 0; vector < Product.Vectors; vector++)
            {
                string sum = Sum(row, vector, chain);
                writer.Line($"{sum} = TLanes.FusedMultiplyAdd({Value(row, chain)}, {Weight(vector, chain)}, {sum});");
            }
        }
    }

    private void WriteJoins(CodeWriter writer, int rows)
    {
        for (int half = Product.Chains / 2; half >= 1; half /= 2)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int vector = 0; vector < Product.Vectors; vector++)
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

    private string Chain(int chain) => Product.Chains == 1 ? "" : "_" + chain;
}
