using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes a product of rows and the rows of a matrix, each sum a dot product: its chains lie across the 64 bytes of the widest vector, and
/// a tree joins them. Errors over the rows of W as they lie are such products, and layers of few outputs over W transposed.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, four samples by four rows of W: 16 multiply-adds and 8 loads in 44 instructions, no spill; over 64
/// terms the trees that join 16 sums after four such rounds take about as long as the products. Eight samples by two rows: 16 multiply-adds
/// and 10 loads in 46 instructions, no spill.
/// </remarks>
/// <param name="Product">The sizes, the order and the tiles.</param>
/// <param name="ElementType">What numbers are.</param>
/// <param name="Left">The variable of the samples' rows, and the distance of two of them.</param>
/// <param name="Matrix">The variable of the matrix, and the distance of two of its rows.</param>
/// <param name="Initial">The variable of what the sum of each row of the matrix starts from, where the order says so; they all fit in a tile then.</param>
/// <param name="Result">The variable of the sums, [samples][rows of the matrix], and the distance of two samples.</param>
internal sealed record DotProductEmitter(
    DotProductPlan Product,
    ElementType ElementType,
    (string Name, int Stride) Left,
    (string Name, int Stride) Matrix,
    string? Initial,
    (string Name, int Stride) Result)
{
    private bool HasInitial => Product.Order.Start == SumStart.Initial;

    private string Lanes => $"Lanes512<{ElementType.Name}>";

    /// <summary>All samples.</summary>
    public void WriteRows(CodeWriter writer)
    {
        (int samples, int rows) = Product.Tile;
        (int narrowSamples, int narrowRows) = Product.NarrowTile;
        writer.Line($"// A tile of {samples} samples by {rows} rows of {Matrix.Name}, which stay in the nearest cache; sum<sample>_<row> runs in {Product.Order.Chains} chains, one in each lane.");
        for (int row = 0; row < Product.Rows && HasInitial; row++)
            writer.Line($"{Lanes} start{row} = {Lanes}.LoadPartial(ref {Initial}, {row}, 1); // one chain starts from it, the others from 0");
        using (writer.Block($"if {LanesText.IsWidest(ElementType)}"))
            WriteTiles(writer, samples, rows);
        using (writer.Block("else"))
        {
            writer.Line($"// Narrower vectors: {narrowSamples} samples by {narrowRows} rows, for 16 registers instead of 32.");
            WriteTiles(writer, narrowSamples, narrowRows);
        }
    }

    /// <summary>Some rows of the matrix for all samples, then the next.</summary>
    private void WriteTiles(CodeWriter writer, int samples, int rows)
    {
        if (rows == Product.Rows)
        {
            WriteSamples(writer, samples, rows, "0");
            return;
        }

        using (writer.Block($"for (nuint next = 0; next < {Product.Rows}; next += {rows})"))
        {
            // The last tile moves back to end with the last row: the rows it repeats get the same values again.
            writer.Line(Product.Rows % rows == 0
                ? "nuint input = next;"
                : $"nuint input = Math.Min(next, {Product.Rows - rows}); // the last tile repeats a few rows");
            WriteSamples(writer, samples, rows, "input");
        }
    }

    private void WriteSamples(CodeWriter writer, int samples, int rows, string firstRow)
    {
        writer.Line("nuint row = 0;");
        if (samples > 1)
        {
            using (writer.Block($"for (; row + {samples} <= samples; row += {samples})"))
                WriteTile(writer, samples, rows, firstRow);
            writer.Line();
        }

        using (writer.Block("for (; row < samples; row++)"))
            WriteTile(writer, 1, rows, firstRow);
    }

    private void WriteTile(CodeWriter writer, int samples, int rows, string firstRow)
    {
        int whole = Product.WholeTerms;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < rows; row++)
                writer.Line($"{Lanes} {Sum(sample, row)} = {(!HasInitial ? $"{Lanes}.Zero" : $"start{row}")};");
        }

        if (whole == Product.Order.Chains)
        {
            using (writer.Block(""))
                WriteProducts(writer, samples, rows, firstRow, "0", "Load", "");
        }
        else if (whole > 0)
        {
            using (writer.Block($"for (nuint column = 0; column < {whole}; column += {Product.Order.Chains})"))
                WriteProducts(writer, samples, rows, firstRow, "column", "Load", "");
        }

        if (whole < Product.Terms)
        {
            using (writer.Block(""))
                WriteProducts(writer, samples, rows, firstRow, whole.ToString(), "LoadPartial", $", {Product.Terms - whole}");
        }

        WriteStores(writer, [.. Enumerable.Range(0, samples * rows).Select(index => (
            Sum(index / rows, index % rows),
            $"{LanesText.After("row", index / rows)} * {Result.Stride} + {Row(firstRow, index % rows)}"))], Result.Name, isSideBySide: rows == DotProductPlan.SumsPerJoin);
    }

    private void WriteProducts(CodeWriter writer, int samples, int rows, string firstRow, string column, string load, string count)
    {
        for (int sample = 0; sample < samples; sample++)
            writer.Line($"{Lanes} value{sample} = {Lanes}.{load}(ref {Left.Name}, {LanesText.After("row", sample)} * {Left.Stride} + {column}{count});");
        for (int row = 0; row < rows; row++)
        {
            writer.Line($"{Lanes} w{row} = {Lanes}.{load}(ref {Matrix.Name}, {MatrixPlace(firstRow, row, column)}{count});");
            for (int sample = 0; sample < samples; sample++)
                writer.Line($"{Sum(sample, row)} = {Lanes}.FusedMultiplyAdd(value{sample}, w{row}, {Sum(sample, row)});");
        }
    }

    /// <summary>Joins the chains of sums and stores them, several at a time, which share their additions.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="sums">The variables of the sums, and where each belongs.</param>
    /// <param name="destination">The variable of what they are stored to.</param>
    /// <param name="isSideBySide">Whether the places of sums that are joined together follow each other.</param>
    public static void WriteStores(CodeWriter writer, (string Sum, string Place)[] sums, string destination, bool isSideBySide)
    {
        int joined = sums.Length - sums.Length % DotProductPlan.SumsPerJoin;
        for (int index = 0; index < joined; index += DotProductPlan.SumsPerJoin)
        {
            (string Sum, string Place)[] some = [.. sums.Skip(index).Take(DotProductPlan.SumsPerJoin)];
            string places = isSideBySide ? some[0].Place : string.Join(", ", some.Select(sum => sum.Place));
            writer.Line($"LaneSum.Store({string.Join(", ", some.Select(sum => sum.Sum))}, ref {destination}, {places});");
        }

        for (int index = joined; index < sums.Length; index++)
            writer.Line($"Unsafe.Add(ref {destination}, {sums[index].Place}) = LaneSum.Of({sums[index].Sum});");
    }

    private static string Sum(int sample, int row) => $"sum{sample}_{row}";

    private string MatrixPlace(string firstRow, int row, string column) =>
        firstRow != "0" ? $"{LanesText.After(firstRow, row)} * {Matrix.Stride} + {column}"
        : row == 0 ? column
        : column == "0" ? $"{row * Matrix.Stride}"
        : $"{row * Matrix.Stride} + {column}";

    private static string Row(string first, int row) => first == "0" ? row.ToString() : LanesText.After(first, row);
}
