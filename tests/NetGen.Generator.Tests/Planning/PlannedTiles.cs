extern alias generator;

using System.Text.RegularExpressions;
using generator::NetGen.Generator.Emit.Loops;
using generator::NetGen.Generator.Planning;
using NetGen.Generator.Tests.Sweep;
using Lanes = generator::NetGen.Generator.Emit.SampleLanes.LaneTypes;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The names of the register tiles that kernels take, read from plans: no text is written for it.</summary>
internal static partial class PlannedTiles
{
    private const int LargestLayer = 300;

    /// <summary>Those of a network.</summary>
    public static HashSet<string> Of(NetworkPlan plan) => Names(Types(plan));

    /// <summary>Those of every layer of up to 300 inputs and outputs, and of the corners of the sweep.</summary>
    public static HashSet<string> OfAll()
    {
        var types = new HashSet<string>();
        Parallel.ForEach(
            SingleLayers().Concat(SweptNetworks.Corners()),
            () => new HashSet<string>(),
            (network, _, part) =>
            {
                if (SweptText.Plan(network) is { } plan)
                    part.UnionWith(Types(plan));
                return part;
            },
            part =>
            {
                lock (types)
                    types.UnionWith(part);
            });
        return Names(types);
    }

    /// <summary>Those that a text names.</summary>
    public static HashSet<string> In(string text) => [.. Name().Matches(text).Select(match => match.Value)];

    private static IEnumerable<SweptNetwork> SingleLayers() =>
        from inputs in Enumerable.Range(1, LargestLayer)
        from outputs in Enumerable.Range(1, LargestLayer)
        from precision in new[] { Precision.Single, Precision.Double }
        select new SweptNetwork([inputs, outputs]) { Precision = precision, Unroll = Unroll.Never };

    /// <summary>The types with their arguments: few different ones, so that names are looked for once in each.</summary>
    private static IEnumerable<string> Types(NetworkPlan plan) => plan.Layers.SelectMany(layer =>
        (plan.IsUnrolled ? [] : RowTypes(layer, plan.Model.IsFrozen)).Concat(plan.SampleLanes is null ? [] : LaneTypes(layer, plan.Model.IsFrozen)));

    private static IEnumerable<string> RowTypes(LayerPlan layer, bool isFrozen) =>
        isFrozen ? Forward(layer) : Forward(layer).Concat(Errors(layer)).Concat(Gradients(layer));

    private static IEnumerable<string> LaneTypes(LayerPlan layer, bool isFrozen)
    {
        string forward = Lanes.Tiles(layer.ForwardLaneTiles, layer.ForwardSums);
        return isFrozen ? [forward] : [forward, Lanes.Tiles(layer.ErrorLaneTiles, layer.ErrorSums), Lanes.GradientTiles(layer)];
    }

    private static IEnumerable<string> Forward(LayerPlan layer) => layer switch
    {
        { FewOutputs: { } few } => [KernelTypes.Tiles(few), KernelTypes.Row(few)],

        // A single row reads the matrix from its start to its end.
        { Forward.IsInBlocks: true } => [KernelTypes.Tiles(layer.Forward)],
        _ => [KernelTypes.Tiles(layer.Forward), KernelTypes.Row(layer.Forward)],
    };

    private static IEnumerable<string> Errors(LayerPlan layer) =>
        layer.TransposedDelta is { } product
            ? [KernelTypes.Tiles(product), KernelTypes.Row(product)]
            : [KernelTypes.Tiles(layer.DeltaOverRows!), KernelTypes.Row(layer.DeltaOverRows!)];

    private static IEnumerable<string> Gradients(LayerPlan layer) =>
        layer.HasInputLanes
            ? [KernelTypes.Tile(layer.Gradient.InputLanesTile)]
            : [KernelTypes.Tiles(layer.Gradient), KernelTypes.Tile(layer.Gradient.RowTile)];

    private static HashSet<string> Names(IEnumerable<string> types) => [.. types.SelectMany(In)];

    [GeneratedRegex(@"\b(Dot|LaneGradient)?Tile\d+x\d+(x\d+)?\b")]
    private static partial Regex Name();
}
