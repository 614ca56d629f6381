using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>A product of rows of samples and a matrix, in the names of the method that holds it.</summary>
/// <param name="Left">The rows.</param>
/// <param name="LeftStep">The distance of two of them.</param>
/// <param name="Matrix">The matrix.</param>
/// <param name="Start">What sums start from.</param>
/// <param name="Result">The rows of results.</param>
/// <param name="ResultStep">The distance of two of them.</param>
/// <param name="Columns">The results of a sample.</param>
internal sealed record TiledProduct(string Left, int LeftStep, string Matrix, string Start, string Result, int ResultStep, int Columns);

/// <summary>Writes the loops of a product over rows of samples: whole tiles of samples, then those that are left, one by one. Layers and errors share it.</summary>
internal static class TiledProductEmitter
{
    /// <summary>A product whose columns run across lanes: tiles of samples by vectors of columns.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="element">The element type.</param>
    /// <param name="plan">The tiles.</param>
    /// <param name="product">The operands; its start is a row, of which each panel has a part, where <paramref name="startsFromRow"/> is set.</param>
    /// <param name="column">The name of the first column of a panel: output, or input.</param>
    /// <param name="types">The types of the kernel behind lanes and element, without what it fetches.</param>
    /// <param name="fetch">What tiles fetch ahead.</param>
    /// <param name="startsFromRow">Whether sums start from a row of values.</param>
    /// <param name="operand">What the function of the results reads beside them, in rows like theirs; null where it reads nothing.</param>
    public static void Write(CodeWriter writer, string element, ProductPlan plan, TiledProduct product, string column, string types, string fetch, bool startsFromRow, string? operand)
    {
        string tiles = KernelTypes.Tiles(plan), row = KernelTypes.Row(plan);
        string start = startsFromRow ? $"Unsafe.Add(ref {product.Start}, {column})" : product.Start;
        WriteTileCount(writer, element, tiles);
        WriteLoop(tiles, fetch, "inTiles > 0", $"ref {product.Left}", column, "inTiles");
        writer.Line("// Those that are left, one by one.");
        WriteLoop(row, "FetchNothing", "inTiles < samples", $"ref Unsafe.Add(ref {product.Left}, inTiles * {product.LeftStep})", $"inTiles * {product.ResultStep} + {column}", "samples - inTiles");

        void WriteLoop(string tile, string ahead, string condition, string left, string place, string samples)
        {
            writer.Line($"for (nuint {column} = 0; {condition} && {column} < {product.Columns}; {column} += {tile}.Columns<TLanes, {element}>())");
            string beside = operand is null ? product.Left : $"Unsafe.Add(ref {operand}, {place})";
            using (writer.Indented())
                writer.Line($"{tile}.Sum<TLanes, {element}, {types}, {ahead}>({left}, ref Unsafe.Add(ref {product.Matrix}, {column}), {plan.Terms}, ref {start}, ref {beside}, ref Unsafe.Add(ref {product.Result}, {place}), {samples}, {product.Columns} - (int){column});");
        }
    }

    /// <summary>A product whose terms run across lanes: each result is a dot product.</summary>
    public static void WriteDots(CodeWriter writer, string element, DotProductPlan plan, TiledProduct product, string types)
    {
        string tiles = KernelTypes.Tiles(plan);
        WriteTileCount(writer, element, tiles);
        writer.Line($"{tiles}.Sum<TLanes, {element}, {types}>(ref {product.Left}, ref {product.Matrix}, ref {product.Start}, ref {product.Result}, inTiles, {product.Columns});");
        writer.Line($"{KernelTypes.Row(plan)}.Sum<{element}, {types}>(ref Unsafe.Add(ref {product.Left}, inTiles * {product.LeftStep}), ref {product.Matrix}, ref {product.Start}, ref Unsafe.Add(ref {product.Result}, inTiles * {product.ResultStep}), samples - inTiles, {product.Columns});");
    }

    /// <summary>The samples in whole tiles.</summary>
    public static void WriteTileCount(CodeWriter writer, string element, string tiles) =>
        writer.Line($"nuint inTiles = samples - samples % {tiles}.Rows<TLanes, {element}>();");
}
