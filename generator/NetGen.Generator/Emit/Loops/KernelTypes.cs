using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Operations;
using NetGen.Runtime;

namespace NetGen.Generator.Emit.Loops;

/// <summary>The types that say to a kernel of the library what to compute: a layer, a tile, what sums start from and what becomes of them.</summary>
internal static class KernelTypes
{
    /// <summary>The type that holds the factor of a penalty.</summary>
    public const string FactorName = "L2";

    public const string FetchNothing = nameof(FetchNothing);

    /// <summary>The shape of a layer.</summary>
    public static string Layer(NetworkPlan plan, int number) => $"Layer{plan.FormOf(number).Shape}";

    /// <summary>An activation, with its parameter where it has one.</summary>
    public static string Activation(NetworkPlan plan, LayerActivation function) =>
        function.Parameter is null ? function.Name : $"{function.Name}<{Parameter(plan.Layers.First(layer => layer.Function == function))}>";

    /// <summary>The parameter of a layer's activation: Slope1.</summary>
    public static string Parameter(LayerPlan layer)
    {
        string name = layer.Function.Definition.Parameter!.Name;
        return $"{char.ToUpperInvariant(name[0])}{name.Substring(1)}{layer.FunctionForm}";
    }

    /// <summary>The output activation.</summary>
    public static string Output(NetworkPlan plan, LayerActivation function) =>
        function.Definition.IsOfRow ? function.Name + "Output" : $"OutputOf<{Activation(plan, function)}>";

    /// <summary>The penalty of an update.</summary>
    public static string Penalty(Update update) => update.Penalty > 0 ? $"L2Penalty<{FactorName}>" : "NoPenalty";

    /// <summary>What becomes of the sums of a product.</summary>
    public static string Finish(NetworkPlan plan, Product product) => product.Function switch
    {
        ProductFunction.Value value => $"Activated<{Activation(plan, value.Function)}>",
        ProductFunction.Derivative derivative => $"TimesDerivative<{Activation(plan, derivative.Function)}>",
        _ => product.StoresWholeVectors ? "Stored" : "StoredInPart",
    };

    /// <summary>A tile, and how many chains each of its sums has.</summary>
    public static string Tile(TileShape tile, int chains) => $"Tile{tile.Rows}x{tile.Vectors}x{chains}";

    /// <summary>The tile for the widest vectors, and the one for narrower ones.</summary>
    public static string Tiles(TileByWidth tiles, int chains) => $"ByWidth<{Tile(tiles.Widest, chains)}, {Tile(tiles.Narrow, chains)}>";

    /// <summary>The same of dot products.</summary>
    public static string Tiles(ProductKernel.Dots dots) => $"DotByWidth<{Tile(dots.Tile)}, {Tile(dots.NarrowTile)}>";

    public static string Tile(DotTileShape tile) => $"DotTile{tile.Samples}x{tile.Rows}";
}
