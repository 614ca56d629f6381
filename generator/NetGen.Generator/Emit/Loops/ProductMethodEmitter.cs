using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// Writes the method of a product, z = a W + b or delta W^T, with the function that is part of it: of one sample, or of rows of samples. The loops over
/// samples and columns stand here; that over the terms of a sum is the kernel's, whose tile has the sums in registers. Layers of one form share a method.
/// </summary>
internal static class ProductMethodEmitter
{
    /// <summary>The methods of some products, each of the first layer of its form.</summary>
    public static IEnumerable<Action<CodeWriter>> Parts(NetworkPlan plan, IEnumerable<Product> products) =>
        products.Where(product => Form(product)(plan.FormOf(product.Layer)) == product.Layer).Select(product => (Action<CodeWriter>)(part => Write(part, plan, product)));

    /// <summary>Whether the method is for rows: dot products of one sample are those of a single row.</summary>
    public static bool TakesRows(Product product) => product.Kernel is ProductKernel.Tiles or ProductKernel.Dots;

    /// <summary>The call of a product's method.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="product">The product.</param>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="reference">The reference to a buffer.</param>
    public static string Call(NetworkPlan plan, Product product, string samples, Func<OperandBuffer, string> reference)
    {
        string lanes = product.Kernel is ProductKernel.PartOfRow { InShortVectors: true } ? "Lanes128<float>" : "TLanes";
        var arguments = Operands(product).Select(reference).ToList();
        if (TakesRows(product))
            arguments.Insert(1, samples);
        return $"{Name(product, Form(product)(plan.FormOf(product.Layer)))}<{lanes}>({string.Join(", ", arguments)});";
    }

    /// <summary>What a method is given, in the order of its parameters.</summary>
    private static IEnumerable<OperandBuffer> Operands(Product product) =>
        new[] { product.Left, product.Matrix, product.Bias, (product.Function as ProductFunction.Derivative)?.Source, product.Result }.OfType<OperandBuffer>();

    private static Func<LayerForms, int> Form(Product product) => product.IsOfErrors ? forms => forms.Errors : forms => forms.Forward;

    private static string Name(Product product, int layer) => $"{(product.IsOfErrors ? "Error" : "Forward")}{(TakesRows(product) ? "Rows" : "Row")}{layer}";

    private static void Write(CodeWriter writer, NetworkPlan plan, Product product)
    {
        var parameters = Operands(product).Select(operand => $"ref {plan.Element} {ProductText.NameOf(operand)}").ToList();
        if (TakesRows(product))
            parameters.Insert(1, "nuint samples");
        writer.Line($"/// <summary>{XmlText.Escape(OperationText.Product(product))}, of {(TakesRows(product) ? "rows of samples" : "one sample")}{SharedLayers.Remark(plan, product.Layer, Form(product))}{XmlText.Escape(OperationText.DerivativeIn(product))}.</summary>");
        string signature = $"private static void {Name(product, product.Layer)}<TLanes>({string.Join(", ", parameters)})";
        using (TakesRows(product) ? LanesText.Method(writer, plan, signature) : LanesText.InlinedMethod(writer, plan, signature))
        {
            var text = new ProductText(plan, product);
            switch (product.Kernel)
            {
                case ProductKernel.Tiles { TermsPerBlock: { } terms } tiles:
                    WriteBlocks(writer, text, tiles, terms);
                    break;
                case ProductKernel.Tiles tiles:
                    WriteTiles(writer, text, tiles);
                    break;
                case ProductKernel.Dots dots:
                    WriteDots(writer, text, dots);
                    break;
                case ProductKernel.Row row:
                    writer.Line($"{text.Tiles(row.Tile)}.Sum<{text.Types("Row")}, {KernelTypes.FetchNothing}>(ref {text.Left}, ref {text.Matrix}, {text.Terms}, ref {text.Start}, ref {text.Beside ?? text.Left}, ref {text.Result}, {text.Columns}, {text.Columns});");
                    break;
                case ProductKernel.PartOfRow part:
                    writer.Line($"for (nuint {text.Column} = 0; {text.Column} < {text.Columns}; {text.Column} += (nuint)TLanes.Count)");
                    writer.Line($"    {text.Tile(part.Tile)}.SumRow<{text.Types("Row")}>(ref {text.Left}, ref {text.At(text.Matrix)}, ref {text.StartAtColumn}, ref {text.BesideAt(text.Column)}, ref {text.At(text.Result)});");
                    break;
                case ProductKernel.Stream:
                    writer.Line(Stream(text, $"ref {text.Left}", "1", $"ref {text.Result}"));
                    break;
                default:
                    throw new NotSupportedException($"No method is written for {product.Kernel}.");
            }
        }
    }

    /// <summary>Whole tiles of samples, then those that are left, one by one.</summary>
    private static void WriteTiles(CodeWriter writer, ProductText text, ProductKernel.Tiles kernel)
    {
        WriteTileCount(writer, text, kernel);
        WriteLoop(kernel.Tile, kernel.FetchesRows ? "FetchRows" : KernelTypes.FetchNothing, "inTiles > 0", $"ref {text.Left}", text.Column, "inTiles");
        writer.Line("// Those that are left, one by one.");
        WriteLoop(kernel.RestTile, KernelTypes.FetchNothing, "inTiles < samples", text.LeftAfterTiles, $"inTiles * {text.ResultStep} + {text.Column}", "samples - inTiles");

        void WriteLoop(TileByWidth shapes, string fetch, string condition, string left, string place, string samples)
        {
            string tile = text.Tiles(shapes);
            writer.Line($"for (nuint {text.Column} = 0; {condition} && {text.Column} < {text.Columns}; {text.Column} += {tile}.Columns<TLanes, {text.Element}>())");
            writer.Line($"    {tile}.Sum<{text.Types("")}, {fetch}>({left}, ref {text.At(text.Matrix)}, {text.Terms}, ref {text.StartAtColumn}, ref {text.BesideAt(place)}, ref Unsafe.Add(ref {text.Result}, {place}), {samples}, {text.Columns} - (int){text.Column});");
        }
    }

    private static void WriteBlocks(CodeWriter writer, ProductText text, ProductKernel.Tiles kernel, int terms)
    {
        string tiles = text.Tiles(kernel.Tile);
        WriteTileCount(writer, text, kernel);
        writer.Line($$"""

            // {{terms}} terms of all samples, then the next: so much of {{text.Matrix}} stays in the cache.
            BlockedSums.Start<TLanes, {{text.Element}}, {{text.Layer}}, {{text.StartType}}>(ref {{text.Start}}, inTiles, ref {{text.Result}});
            for (nuint first = 0; inTiles > 0 && first < {{text.Terms}}; first += {{terms}})
            {
                for (nuint {{text.Column}} = 0; {{text.Column}} < {{text.Columns}}; {{text.Column}} += {{tiles}}.Columns<TLanes, {{text.Element}}>())
                {
                    ref {{text.Element}} sums = ref {{text.At(text.Result)}};
                    {{tiles}}.Sum<TLanes, {{text.Element}}, ForwardProduct<{{text.Layer}}>, FromSums, Stored, FetchMatrix>(ref Unsafe.Add(ref {{text.Left}}, first), ref Unsafe.Add(ref {{text.Matrix}}, first * {{text.Columns}} + {{text.Column}}), Math.Min({{terms}}, {{text.Terms}} - first), ref sums, ref sums, ref sums, inTiles, {{text.Columns}} - (int){{text.Column}});
                }
            }

            {{Stream(text, text.LeftAfterTiles, "samples - inTiles", text.ResultAfterTiles)}}
            """);
    }

    private static string Stream(ProductText text, string left, string samples, string result) =>
        $"BlockedSums.Stream<TLanes, {text.Element}, {text.Layer}, {text.StartType}>({left}, {samples}, ref {text.Matrix}, ref {text.Start}, {result});";

    private static void WriteTileCount(CodeWriter writer, ProductText text, ProductKernel.Tiles kernel)
    {
        writer.Line($"// {CountText.Of(kernel.Tile.Widest.Rows, "sample")} by {CountText.Of(kernel.Tile.Widest.Vectors, "vector")} of {text.Column}s at a time, fewer where registers are; {text.Order}");
        writer.Line($"nuint inTiles = samples - samples % {text.Tiles(kernel.Tile)}.Rows<TLanes, {text.Element}>();");
    }

    /// <summary>Terms lie across lanes: each result is a dot product with a row of the matrix.</summary>
    private static void WriteDots(CodeWriter writer, ProductText text, ProductKernel.Dots kernel)
    {
        if (text.CopyElements > 0)
        {
            writer.Line($"""
                // {text.Columns} outputs would leave a vector nearly empty: {text.Terms} inputs lie in the lanes, over {text.Parameter} transposed.
                Span<{text.Element}> transposed = stackalloc {text.Element}[{text.CopyElements}];
                ref {text.Element} {text.Matrix} = ref StackMemory.Aligned(transposed);
                Transposition.Write(ref {text.Parameter}, {text.Terms}, {text.Columns}, ref {text.Matrix}, {text.Terms});
                """);
        }

        string tiles = KernelTypes.Tiles(kernel);
        writer.Line($"""
            nuint inTiles = samples - samples % {tiles}.Rows<TLanes, {text.Element}>();
            {tiles}.Sum<TLanes, {text.DotTypes}>(ref {text.Left}, ref {text.Matrix}, ref {text.Start}, ref {text.Result}, inTiles, {text.Columns});
            {KernelTypes.Tile(kernel.RestTile)}.Sum<{text.DotTypes}>({text.LeftAfterTiles}, ref {text.Matrix}, ref {text.Start}, {text.ResultAfterTiles}, samples - inTiles, {text.Columns});
            """);
    }
}
