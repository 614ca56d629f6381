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
    public TileShape Tile { get; private init; }

    /// <summary>The same for vectors of less than 64 bytes.</summary>
    public TileShape NarrowTile { get; private init; }

    /// <summary>The inputs that fill no tile, computed together.</summary>
    public TileShape RestTile { get; private init; }

    /// <summary>The same for vectors of less than 64 bytes.</summary>
    public TileShape NarrowRestTile { get; private init; }

    /// <summary>Whether inputs are left over, at either width.</summary>
    public bool HasRest { get; private init; }

    /// <summary>With inputs across lanes: all outputs by the vectors of inputs that are summed together, a whole number of times.</summary>
    public TileShape InputLanesTile { get; private init; }

    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="vectors">The vectors of a panel of outputs.</param>
    /// <param name="hasInputLanes">Whether inputs lie across lanes.</param>
    /// <param name="element">The element type.</param>
    public static GradientPlan Create(int inputs, int outputs, int vectors, bool hasInputLanes, ElementType element)
    {
        int lanes = element.Lanes;
        TileShape tile = InLayer(TileShape.Widest(vectors, chains: 1)), narrow = InLayer(TileShape.Narrow);
        int inputVectors = hasInputLanes ? InputVectorsOf(inputs, outputs, lanes) : 0;
        return new()
        {
            Tile = tile,
            NarrowTile = narrow,
            RestTile = Rest(tile),
            NarrowRestTile = Rest(narrow),
            HasRest = inputs % tile.Rows + inputs % narrow.Rows > 0,
            InputLanesTile = new(outputs, inputVectors),
        };

        TileShape InLayer(TileShape shape) => shape with { Rows = Math.Min(shape.Rows, inputs) };

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
