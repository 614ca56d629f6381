using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>
/// The statements of a product's method. The loops over samples and columns stand here; that over the terms of a sum is the kernel's, whose tile has the
/// sums in registers.
/// </summary>
internal sealed class ProductBodyText(NetworkPlan plan, Product product)
{
    private readonly string _element = plan.Element;
    private readonly string _layer = KernelTypes.Layer(plan, product.Layer);
    private readonly string _left = product.Left.Name;
    private readonly string _matrix = product.Matrix.Name;
    private readonly string _result = product.Result.Name;
    private readonly int _terms = product.Left.Columns;
    private readonly int _columns = product.Result.Columns;

    /// <summary>The variable of a loop over the columns.</summary>
    private readonly string _column = product.IsOfErrors ? "input" : "output";

    /// <summary>What sums start from; any other memory where they start from 0.</summary>
    private readonly string _start = product.Bias?.Name ?? product.Left.Name;
    private readonly string _startType = product.Bias is null ? "FromZero" : "FromColumns";

    /// <summary>What the function of the sums reads beside them; null where it reads nothing.</summary>
    private readonly string? _beside = (product.Function as ProductFunction.Derivative)?.Source.Name;

    private string StartAtColumn => product.Bias is null ? _start : At(_start);

    private string LeftAfterTiles => $"ref Unsafe.Add(ref {_left}, inTiles * {product.Left.Stride})";

    private string ResultAfterTiles => $"ref Unsafe.Add(ref {_result}, inTiles * {product.Result.Stride})";

    /// <summary>The name of a parameter of the method: a copy on its own stack is made of another one.</summary>
    public static string NameOf(OperandBuffer operand) => (operand.CopyOf ?? operand).Name;

    public CodeText Text() => product.Kernel switch
    {
        ProductKernel.Tiles { TermsPerBlock: { } terms } tiles => Blocks(tiles, terms),
        ProductKernel.Tiles tiles => Tiles(tiles),
        ProductKernel.Dots dots => Dots(dots),
        ProductKernel.Row row => $"{Tile(row.Tile)}.Sum<{Types("Row")}, {KernelTypes.FetchNothing}>(ref {_left}, ref {_matrix}, {_terms}, ref {_start}, ref {_beside ?? _left}, ref {_result}, {_columns}, {_columns});",
        ProductKernel.PartOfRow part => $"""
            for (nuint {_column} = 0; {_column} < {_columns}; {_column} += (nuint)TLanes.Count)
                {KernelTypes.Tile(part.Tile, product.Order.Chains)}.SumRow<{Types("Row")}>(ref {_left}, ref {At(_matrix)}, ref {StartAtColumn}, ref {BesideAt(_column)}, ref {At(_result)});
            """,
        ProductKernel.Stream => Stream($"ref {_left}", "1", $"ref {_result}"),
        _ => throw new NotSupportedException($"No method is written for {product.Kernel}."),
    };

    /// <summary>Tiles of samples, of which the last may repeat some; where there are too few for one, one by one.</summary>
    private CodeText Tiles(ProductKernel.Tiles kernel) => $$"""
        {{Chains(kernel)}}
        if (samples >= {{Tile(kernel.Tile)}}.Rows<TLanes, {{_element}}>())
        {
            {{TileLoop(kernel.Tile, kernel.FetchesRows ? "FetchRows" : KernelTypes.FetchNothing)}}
        }
        else
        {
            {{(kernel.RestTile is { } rest ? TileLoop(rest, KernelTypes.FetchNothing) : Stream($"ref {_left}", "samples", $"ref {_result}"))}}
        }
        """;

    private CodeText TileLoop(TileByWidth tile, string fetch) => $"""
        for (nuint {_column} = 0; {_column} < {_columns}; {_column} += {Tile(tile)}.Columns<TLanes, {_element}>())
            {Tile(tile)}.Sum<{Types("")}, {fetch}>(ref {_left}, ref {At(_matrix)}, {_terms}, ref {StartAtColumn}, ref {BesideAt(_column)}, ref {At(_result)}, samples, {_columns} - (int){_column});
        """;

    private CodeText Blocks(ProductKernel.Tiles kernel, int terms) => $$"""
        {{Chains(kernel)}}
        nuint inTiles = samples - samples % {{Tile(kernel.Tile)}}.Rows<TLanes, {{_element}}>();

        // {{terms}} terms of all samples, then the next: so much of {{_matrix}} stays in the cache.
        BlockedSums.Start<TLanes, {{_element}}, {{_layer}}, {{_startType}}>(ref {{_start}}, inTiles, ref {{_result}});
        for (nuint first = 0; inTiles > 0 && first < {{_terms}}; first += {{terms}})
        {
            for (nuint {{_column}} = 0; {{_column}} < {{_columns}}; {{_column}} += {{Tile(kernel.Tile)}}.Columns<TLanes, {{_element}}>())
            {
                ref {{_element}} sums = ref {{At(_result)}};
                {{Tile(kernel.Tile)}}.Sum<TLanes, {{_element}}, ForwardProduct<{{_layer}}>, FromSums, Stored, FetchMatrix>(ref Unsafe.Add(ref {{_left}}, first), ref Unsafe.Add(ref {{_matrix}}, first * {{_columns}} + {{_column}}), Math.Min({{terms}}, {{_terms}} - first), ref sums, ref sums, ref sums, inTiles, {{_columns}} - (int){{_column}});
            }
        }

        {{Stream(LeftAfterTiles, "samples - inTiles", ResultAfterTiles)}}
        """;

    private CodeText Stream(string left, string samples, string result) =>
        $"BlockedSums.Stream<TLanes, {_element}, {_layer}, {_startType}>({left}, {samples}, ref {_matrix}, ref {_start}, {result});";

    private CodeText Chains(ProductKernel.Tiles kernel) => $"""
        // {CommentText.Count(kernel.Tile.Widest.Rows, "sample")} by {CommentText.Count(kernel.Tile.Widest.Vectors, "vector")} of {_column}s at a time, fewer where registers are; each sum runs {(product.Order.Chains == 1
            ? "from its first term to its last."
            : $"in {product.Order.Chains} chains: chain c takes the terms c, c + {product.Order.Chains}, ...")}
        """;

    /// <summary>Terms lie across lanes: each result is a dot product with a row of the matrix.</summary>
    private CodeText Dots(ProductKernel.Dots kernel)
    {
        string types = $"{_element}, {(product.IsOfErrors ? "ErrorDotProduct" : "FewOutputsProduct")}<{_layer}>, {(product.Bias is null ? "DotFromZero" : "DotFromBias")}";
        return $"""
            {(product.Matrix.CopyOf is not { } original ? null : $"""
                // {_columns} outputs would leave a vector nearly empty: {_terms} inputs lie in the lanes, over {original.Name} transposed.
                Span<{_element}> transposed = stackalloc {_element}[{plan.Layers[product.Layer - 1].FewOutputsStackElements}];
                ref {_element} {_matrix} = ref StackMemory.Aligned(transposed);
                Transposition.Write(ref {original.Name}, {_terms}, {_columns}, ref {_matrix}, {_terms});
                """)}
            if (samples >= {KernelTypes.Tiles(kernel)}.Rows<TLanes, {_element}>())
                {KernelTypes.Tiles(kernel)}.Sum<TLanes, {types}>(ref {_left}, ref {_matrix}, ref {_start}, ref {_result}, samples, {_columns});
            else
                {KernelTypes.Tile(kernel.RestTile)}.Sum<TLanes, {types}>(ref {_left}, ref {_matrix}, ref {_start}, ref {_result}, samples, {_columns});
            """;
    }

    /// <param name="rows">Row for a product of one row, nothing for one of many.</param>
    private string Types(string rows) =>
        $"TLanes, {_element}, {rows}{(product.IsOfErrors ? "ErrorProduct" : rows.Length == 0 ? "ForwardProduct" : "Product")}<{_layer}>, {_startType}, {KernelTypes.Finish(plan, product)}";

    private string Tile(TileByWidth tile) => KernelTypes.Tiles(tile, product.Order.Chains);

    /// <summary>The place of the column in a row.</summary>
    private string At(string name) => $"Unsafe.Add(ref {name}, {_column})";

    /// <summary>The place of results in what their function reads beside them.</summary>
    private string BesideAt(string place) => _beside is null ? _left : $"Unsafe.Add(ref {_beside}, {place})";
}
