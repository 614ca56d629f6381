using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Emit.Loops;

/// <summary>The operands of a product in the names of its method, and the types that say to a kernel what they are.</summary>
internal sealed class ProductText(NetworkPlan plan, Product product)
{
    /// <summary>The name of a parameter of the method: a copy on its own stack is made of another one.</summary>
    public static string NameOf(OperandBuffer operand) => (operand.CopyOf ?? operand).Name;

    public string Element => plan.Element;

    public string Layer => KernelTypes.Layer(plan, product.Layer);

    /// <summary>The rows.</summary>
    public string Left => product.Left.Name;

    public string Matrix => product.Matrix.Name;

    /// <summary>The matrix as the method is given it.</summary>
    public string Parameter => NameOf(product.Matrix);

    public string Result => product.Result.Name;

    public int ResultStep => product.Result.Stride;

    /// <summary>The products of a sum.</summary>
    public int Terms => product.Left.Columns;

    /// <summary>The sums of a sample.</summary>
    public int Columns => product.Result.Columns;

    /// <summary>The variable of a loop over them.</summary>
    public string Column => product.IsOfErrors ? "input" : "output";

    /// <summary>What sums start from; any other memory where they start from 0.</summary>
    public string Start => product.Bias?.Name ?? Left;

    public string StartAtColumn => product.Bias is null ? Start : At(Start);

    public string StartType => product.Bias is null ? "FromZero" : "FromColumns";

    /// <summary>What the function of the sums reads beside them; null where it reads nothing.</summary>
    public string? Beside => (product.Function as ProductFunction.Derivative)?.Source.Name;

    public string LeftAfterTiles => $"ref Unsafe.Add(ref {Left}, inTiles * {product.Left.Stride})";

    public string ResultAfterTiles => $"ref Unsafe.Add(ref {Result}, inTiles * {ResultStep})";

    /// <summary>What a copy of the matrix takes of the stack; 0 where there is none.</summary>
    public int CopyElements => product.Matrix.CopyOf is null ? 0 : plan.Layers[product.Layer - 1].FewOutputsStackElements;

    /// <summary>The order of a sum, for a reader: the terms of each chain.</summary>
    public string Order => product.Order.Chains == 1
        ? "each sum runs from its first term to its last."
        : $"each sum runs in {product.Order.Chains} chains: chain c takes the terms c, c + {product.Order.Chains}, ...";

    public string DotTypes => $"{Element}, {(product.IsOfErrors ? "ErrorDotProduct" : "FewOutputsProduct")}<{Layer}>, {(product.Bias is null ? "DotFromZero" : "DotFromBias")}";

    /// <param name="rows">Row for a product of one row, nothing for one of many.</param>
    public string Types(string rows) =>
        $"TLanes, {Element}, {rows}{(product.IsOfErrors ? "ErrorProduct" : rows.Length == 0 ? "ForwardProduct" : "Product")}<{Layer}>, {StartType}, {KernelTypes.Finish(plan, product)}";

    public string Tile(TileShape tile) => KernelTypes.Tile(tile, product.Order.Chains);

    public string Tiles(TileByWidth tiles) => KernelTypes.Tiles(tiles, product.Order.Chains);

    /// <summary>The place of the column in a row.</summary>
    public string At(string name) => $"Unsafe.Add(ref {name}, {Column})";

    /// <summary>The place of results in what their function reads beside them.</summary>
    public string BesideAt(string place) => Beside is null ? Left : $"Unsafe.Add(ref {Beside}, {place})";
}
