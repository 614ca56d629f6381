using NetGen.Generator.Planning.Operations;

namespace NetGen.Generator.Planning;

/// <summary>
/// dW = a^T delta of a layer in loops, summed over a block of samples: which inputs and outputs are computed together. Each sum is one chain
/// through the samples, whatever the tile.
/// </summary>
internal sealed record GradientPlan
{
    /// <summary>The accumulators of a tile with inputs across lanes: enough to hide the latency of the multiply-add, and few enough for 16 registers.</summary>
    private const int InputLanesAccumulators = 8;

    private const int MostInputVectors = 4;

    /// <summary>With outputs across lanes: inputs by vectors of outputs.</summary>
    public TileByWidth Tile { get; private init; }

    /// <summary>The same for the inputs that fill no tile, all of them together; null where none are left at either width.</summary>
    public TileByWidth? RestTile { get; private init; }

    /// <summary>With inputs across lanes: all outputs by the vectors of inputs that are summed together, a whole number of times.</summary>
    public TileShape InputLanesTile { get; private init; }

    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="vectors">The vectors of a panel of outputs.</param>
    /// <param name="hasInputLanes">Whether inputs lie across lanes.</param>
    /// <param name="element">The element type.</param>
    public static GradientPlan Create(int inputs, int outputs, int vectors, bool hasInputLanes, ElementType element)
    {
        var tile = new TileByWidth(InLayer(TileShape.Widest(vectors, chains: 1)), InLayer(TileShape.Narrow));
        bool hasRest = inputs % tile.Widest.Rows > 0 || inputs % tile.Narrow.Rows > 0;
        return new()
        {
            Tile = tile,
            RestTile = hasRest ? new(Rest(tile.Widest), Rest(tile.Narrow)) : null,
            InputLanesTile = new(outputs, hasInputLanes ? InputVectorsOf(inputs, outputs, element.Lanes) : 0),
        };

        TileShape InLayer(TileShape shape) => shape with { Rows = Math.Min(shape.Rows, inputs) };

        // Where nothing is left at one width only, any tile that there is.
        TileShape Rest(TileShape shape) => shape with { Rows = Math.Max(1, inputs % shape.Rows) };
    }

    private static int InputVectorsOf(int inputs, int outputs, int lanes)
    {
        int vectors = MostInputVectors;
        while (vectors * outputs > InputLanesAccumulators || inputs % (vectors * lanes) != 0)
            vectors /= 2;
        return vectors;
    }
}
