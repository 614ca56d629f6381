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
    public static IEnumerable<CodeText> Parts(NetworkPlan plan, IEnumerable<Product> products) =>
        products.Where(product => Form(product)(plan.FormOf(product.Layer)) == product.Layer).Select(product => Text(plan, product));

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
        return $"{Name(product, Form(product)(plan.FormOf(product.Layer)))}<{lanes}>({Operands(product, reference, samples)});";
    }

    /// <summary>What a method is given, in the order of its parameters.</summary>
    private static string Operands(Product product, Func<OperandBuffer, string> operand, string samples)
    {
        var operands = new[] { product.Left, product.Matrix, product.Bias, (product.Function as ProductFunction.Derivative)?.Source, product.Result }.OfType<OperandBuffer>().Select(operand).ToList();
        if (TakesRows(product))
            operands.Insert(1, samples);
        return string.Join(", ", operands);
    }

    private static Func<LayerForms, int> Form(Product product) => product.IsOfErrors ? forms => forms.Errors : forms => forms.Forward;

    private static string Name(Product product, int layer) => $"{(product.IsOfErrors ? "Error" : "Forward")}{(TakesRows(product) ? "Rows" : "Row")}{layer}";

    private static CodeText Text(NetworkPlan plan, Product product)
    {
        var text = new ProductText(plan, product);
        string parameters = Operands(product, operand => $"ref {plan.Element} {ProductText.NameOf(operand)}", "nuint samples");
        return $$"""
            /// <summary>{{XmlText.Escape(OperationText.Product(product))}}, of {{(TakesRows(product) ? "rows of samples" : "one sample")}}{{CommentText.Others(plan, product.Layer, Form(product))}}{{XmlText.Escape(OperationText.DerivativeIn(product))}}.</summary>
            {{LaneMethod.Text(plan, $"private static void {Name(product, product.Layer)}<TLanes>({parameters})", Body(text, product.Kernel), isInlined: !TakesRows(product))}}
            """;
    }

    private static CodeText Body(ProductText text, ProductKernel kernel) => kernel switch
    {
        ProductKernel.Tiles { TermsPerBlock: { } terms } tiles => Blocks(text, tiles, terms),
        ProductKernel.Tiles tiles => Tiles(text, tiles),
        ProductKernel.Dots dots => Dots(text, dots),
        ProductKernel.Row row => $"{text.Tiles(row.Tile)}.Sum<{text.Types("Row")}, {KernelTypes.FetchNothing}>(ref {text.Left}, ref {text.Matrix}, {text.Terms}, ref {text.Start}, ref {text.Beside ?? text.Left}, ref {text.Result}, {text.Columns}, {text.Columns});",
        ProductKernel.PartOfRow part => $"""
            for (nuint {text.Column} = 0; {text.Column} < {text.Columns}; {text.Column} += (nuint)TLanes.Count)
                {text.Tile(part.Tile)}.SumRow<{text.Types("Row")}>(ref {text.Left}, ref {text.At(text.Matrix)}, ref {text.StartAtColumn}, ref {text.BesideAt(text.Column)}, ref {text.At(text.Result)});
            """,
        ProductKernel.Stream => Stream(text, $"ref {text.Left}", "1", $"ref {text.Result}"),
        _ => throw new NotSupportedException($"No method is written for {kernel}."),
    };

    /// <summary>Whole tiles of samples, then those that are left, one by one.</summary>
    private static CodeText Tiles(ProductText text, ProductKernel.Tiles kernel)
    {
        return $"""
            {TileCount(text, kernel)}
            {Loop(kernel.Tile, kernel.FetchesRows ? "FetchRows" : KernelTypes.FetchNothing, "inTiles > 0", $"ref {text.Left}", text.Column, "inTiles")}
            // Those that are left, one by one.
            {Loop(kernel.RestTile, KernelTypes.FetchNothing, "inTiles < samples", text.LeftAfterTiles, $"inTiles * {text.ResultStep} + {text.Column}", "samples - inTiles")}
            """;

        CodeText Loop(TileByWidth tile, string fetch, string condition, string left, string place, string samples) => $"""
            for (nuint {text.Column} = 0; {condition} && {text.Column} < {text.Columns}; {text.Column} += {text.Tiles(tile)}.Columns<TLanes, {text.Element}>())
                {text.Tiles(tile)}.Sum<{text.Types("")}, {fetch}>({left}, ref {text.At(text.Matrix)}, {text.Terms}, ref {text.StartAtColumn}, ref {text.BesideAt(place)}, ref Unsafe.Add(ref {text.Result}, {place}), {samples}, {text.Columns} - (int){text.Column});
            """;
    }

    private static CodeText Blocks(ProductText text, ProductKernel.Tiles kernel, int terms) => $$"""
        {{TileCount(text, kernel)}}

        // {{terms}} terms of all samples, then the next: so much of {{text.Matrix}} stays in the cache.
        BlockedSums.Start<TLanes, {{text.Element}}, {{text.Layer}}, {{text.StartType}}>(ref {{text.Start}}, inTiles, ref {{text.Result}});
        for (nuint first = 0; inTiles > 0 && first < {{text.Terms}}; first += {{terms}})
        {
            for (nuint {{text.Column}} = 0; {{text.Column}} < {{text.Columns}}; {{text.Column}} += {{text.Tiles(kernel.Tile)}}.Columns<TLanes, {{text.Element}}>())
            {
                ref {{text.Element}} sums = ref {{text.At(text.Result)}};
                {{text.Tiles(kernel.Tile)}}.Sum<TLanes, {{text.Element}}, ForwardProduct<{{text.Layer}}>, FromSums, Stored, FetchMatrix>(ref Unsafe.Add(ref {{text.Left}}, first), ref Unsafe.Add(ref {{text.Matrix}}, first * {{text.Columns}} + {{text.Column}}), Math.Min({{terms}}, {{text.Terms}} - first), ref sums, ref sums, ref sums, inTiles, {{text.Columns}} - (int){{text.Column}});
            }
        }

        {{Stream(text, text.LeftAfterTiles, "samples - inTiles", text.ResultAfterTiles)}}
        """;

    private static CodeText Stream(ProductText text, string left, string samples, string result) =>
        $"BlockedSums.Stream<TLanes, {text.Element}, {text.Layer}, {text.StartType}>({left}, {samples}, ref {text.Matrix}, ref {text.Start}, {result});";

    private static CodeText TileCount(ProductText text, ProductKernel.Tiles kernel) => $"""
        // {CommentText.Count(kernel.Tile.Widest.Rows, "sample")} by {CommentText.Count(kernel.Tile.Widest.Vectors, "vector")} of {text.Column}s at a time, fewer where registers are; {text.Order}
        nuint inTiles = samples - samples % {text.Tiles(kernel.Tile)}.Rows<TLanes, {text.Element}>();
        """;

    /// <summary>Terms lie across lanes: each result is a dot product with a row of the matrix.</summary>
    private static CodeText Dots(ProductText text, ProductKernel.Dots kernel) => $"""
        {(text.CopyElements == 0 ? null : $"""
            // {text.Columns} outputs would leave a vector nearly empty: {text.Terms} inputs lie in the lanes, over {text.Parameter} transposed.
            Span<{text.Element}> transposed = stackalloc {text.Element}[{text.CopyElements}];
            ref {text.Element} {text.Matrix} = ref StackMemory.Aligned(transposed);
            Transposition.Write(ref {text.Parameter}, {text.Terms}, {text.Columns}, ref {text.Matrix}, {text.Terms});
            """)}
        nuint inTiles = samples - samples % {KernelTypes.Tiles(kernel)}.Rows<TLanes, {text.Element}>();
        {KernelTypes.Tiles(kernel)}.Sum<TLanes, {text.DotTypes}>(ref {text.Left}, ref {text.Matrix}, ref {text.Start}, ref {text.Result}, inTiles, {text.Columns});
        {KernelTypes.Tile(kernel.RestTile)}.Sum<{text.DotTypes}>({text.LeftAfterTiles}, ref {text.Matrix}, ref {text.Start}, {text.ResultAfterTiles}, samples - inTiles, {text.Columns});
        """;
}
