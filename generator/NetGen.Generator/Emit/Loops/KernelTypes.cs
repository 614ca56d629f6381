using NetGen.Generator.Planning;

namespace NetGen.Generator.Emit.Loops;

/// <summary>The types that say to a kernel of the library what to compute: a layer, a tile, what sums start from and what becomes of them.</summary>
internal static class KernelTypes
{
    /// <summary>The shape of a layer.</summary>
    public static string Layer(NetworkPlan plan, LayerPlan layer) => $"Layer{plan.FormOf(layer).Shape}";

    /// <summary>A tile of one row.</summary>
    public static string Row(ProductPlan product) => ByWidth(Tile(product.RowTile, product.Order.Chains), Tile(product.NarrowRowTile, product.Order.Chains));

    /// <summary>The tile for many rows: one for the widest vectors and one for narrower ones.</summary>
    public static string Tiles(ProductPlan product) => ByWidth(Tile(product.Tile, product.Order.Chains), Tile(product.NarrowTile, product.Order.Chains));

    public static string Tiles(GradientPlan gradient) => ByWidth(Tile(gradient.Tile), Tile(gradient.NarrowTile));

    public static string Tile(TileShape tile, int chains) => $"Tile{tile.Rows}x{tile.Vectors}x{chains}";

    /// <summary>A tile of sums of one chain each.</summary>
    public static string Tile(TileShape tile) => Tile(tile, chains: 1);

    public static string Row(DotProductPlan product) => Tile(product.RowTile);

    public static string Tiles(DotProductPlan product) => $"DotByWidth<{Tile(product.Tile)}, {Tile(product.NarrowTile)}>";

    /// <summary>What the sums of a layer start from.</summary>
    public static string Start(LayerPlan layer) => layer.HasBiases ? "FromColumns" : "FromZero";

    public static string DotStart(LayerPlan layer) => layer.HasBiases ? "DotFromBias" : "DotFromZero";

    /// <summary>What becomes of z.</summary>
    public static string Finish(LayerPlan layer) => layer.Fusion.Forward == Epilogue.InProduct ? $"Activated<{Activation(layer)}>" : "Stored";

    /// <summary>What becomes of the errors of the layer before; null for the inputs.</summary>
    public static string ErrorFinish(LayerPlan layer, LayerPlan? previous) =>
        previous is null ? layer.HasWholeInputErrors ? "Stored" : "StoredInPart"
        : layer.Fusion.Backward == Epilogue.InProduct ? $"TimesDerivative<{Activation(previous)}>"
        : "Stored";

    /// <summary>The activation of a layer.</summary>
    public static string Activation(LayerPlan layer) =>
        layer.Function.Parameter is null ? layer.Function.Name : $"{layer.Function.Name}<{ActivationParameterEmitter.TypeName(layer)}>";

    /// <summary>The output activation.</summary>
    public static string Output(LayerPlan layer) => layer.Function.Definition.IsOfRow ? layer.Function.Name + "Output" : $"OutputOf<{Activation(layer)}>";

    /// <summary>The penalty of the network.</summary>
    public static string Penalty(NetworkPlan plan) => plan.Model.L2 > 0 ? $"L2Penalty<{FactorName}>" : "NoPenalty";

    /// <summary>The type that holds the factor of a penalty.</summary>
    public const string FactorName = "L2";

    /// <summary>A row of one vector, which is part of the kernel that needs it.</summary>
    public static string ShortRow(ProductPlan product) => Tile(product.RowTile, product.Order.Chains);

    /// <summary>The tile for the widest vectors, and the one for narrower ones.</summary>
    private static string ByWidth(string wide, string narrow) => $"ByWidth<{wide}, {narrow}>";

    private static string Tile(DotTileShape tile) => $"DotTile{tile.Samples}x{tile.Rows}";
}
