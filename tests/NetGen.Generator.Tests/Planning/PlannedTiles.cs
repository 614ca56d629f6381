extern alias generator;

using System.Text.RegularExpressions;
using generator::NetGen.Generator.Planning;
using generator::NetGen.Generator.Planning.Operations;
using NetGen.Generator.Tests.Sweep;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The names of the register tiles that kernels take, read from plans: no text is written for it.</summary>
internal static partial class PlannedTiles
{
    private const int LargestLayer = 300;

    private const int MostInputsOfAll = 40;

    private const int EveryInput = 16;

    /// <summary>Those of a network.</summary>
    public static HashSet<string> Of(NetworkPlan plan) => [.. plan.Passes.All.SelectMany(pass => pass.Pass.Operations).SelectMany(Names)];

    /// <summary>Those of every layer of up to 300 inputs and outputs, and of the corners of the sweep.</summary>
    public static HashSet<string> OfAll()
    {
        var tiles = new HashSet<string>();
        Parallel.ForEach(
            SingleLayers().Concat(SweptNetworks.Corners()),
            () => new HashSet<string>(),
            (network, _, part) =>
            {
                if (SweptText.Plan(network) is { } plan)
                    part.UnionWith(Of(plan));
                return part;
            },
            part =>
            {
                lock (tiles)
                    tiles.UnionWith(part);
            });
        return tiles;
    }

    /// <summary>Those that a text names.</summary>
    public static HashSet<string> In(string text) => [.. Name().Matches(text).Select(match => match.Value)];

    /// <summary>All of them in a thorough run; elsewhere few of the inputs, on which only the chains of a sum depend, and where the limits of a layer lie.</summary>
    private static IEnumerable<SweptNetwork> SingleLayers() =>
        from inputs in Enumerable.Range(1, LargestLayer)
        where ThoroughFactAttribute.IsThorough || inputs <= MostInputsOfAll || inputs % EveryInput == 0
        from outputs in Enumerable.Range(1, LargestLayer)
        from precision in new[] { Precision.Single, Precision.Double }
        select new SweptNetwork([inputs, outputs]) { Precision = precision, Unroll = Unroll.Never };

    private static string[] Names(Operation operation) => operation switch
    {
        Product product => Names(product.Kernel, product.Order.Chains),
        OuterProduct product => Names(product.Kernel, product.Order.Chains),
        Update { Kernel: UpdateKernel.SideBySide { InputLanesTile: { } tile } } update => [Name(tile, update.Order.Chains)],
        _ => [],
    };

    private static string[] Names(ProductKernel kernel, int chains) => kernel switch
    {
        ProductKernel.Tiles tiles => [.. Names(tiles.Tile, chains), .. tiles.RestTile is { } rest ? Names(rest, chains) : []],
        ProductKernel.Row row => Names(row.Tile, chains),
        ProductKernel.PartOfRow part => [Name(part.Tile, chains)],
        ProductKernel.Dots dots => [Name(dots.Tile), Name(dots.NarrowTile), Name(dots.RestTile)],
        ProductKernel.SampleLanes lanes => [Name(lanes.Shapes.Pairs, chains), Name(lanes.Shapes.Singles, chains)],
        _ => [],
    };

    private static string[] Names(GradientKernel kernel, int chains) => kernel switch
    {
        GradientKernel.Tiles tiles => [.. Names(tiles.Tile, chains), .. tiles.RestTile is { } rest ? Names(rest, chains) : []],
        GradientKernel.InputLanes lanes => [Name(lanes.Tile, chains)],
        GradientKernel.SampleLanes { Shapes: var (inputs, outputs, restInputs, restOutputs) } =>
        [
            LaneGradients(inputs, outputs), LaneGradients(inputs, restOutputs), LaneGradients(restInputs, outputs), LaneGradients(restInputs, restOutputs),
        ],
        _ => [],
    };

    private static string[] Names(TileByWidth tiles, int chains) => [Name(tiles.Widest, chains), Name(tiles.Narrow, chains)];

    private static string Name(TileShape tile, int chains) => $"Tile{tile.Rows}x{tile.Vectors}x{chains}";

    private static string Name(DotTileShape tile) => $"DotTile{tile.Samples}x{tile.Rows}";

    private static string LaneGradients(int inputs, int outputs) => $"LaneGradientTile{inputs}x{outputs}";

    [GeneratedRegex(@"\b(Dot|LaneGradient)?Tile\d+x\d+(x\d+)?\b")]
    private static partial Regex Name();
}
