namespace NetGen.Generator.Planning;

/// <summary>
/// The gradients that are in registers together with a sample in each lane, inputs by outputs: whole tiles, and those of what is left of outputs,
/// of inputs and of both.
/// </summary>
internal readonly record struct LaneGradientTiles(int Inputs, int Outputs, int RestInputs, int RestOutputs)
{
    /// <summary>The most inputs and outputs: sixteen accumulators and eight operands, 24 of 32 registers.</summary>
    private const int Most = 4;

    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="outputs">Its outputs.</param>
    public static LaneGradientTiles Of(int inputs, int outputs)
    {
        int tileInputs = Math.Min(Most, inputs), tileOutputs = Math.Min(Most, outputs);
        return new(tileInputs, tileOutputs, Rest(inputs, tileInputs), Rest(outputs, tileOutputs));
    }

    /// <summary>What is left; a whole tile where nothing is, since there is a type for it anyway.</summary>
    private static int Rest(int neurons, int tile) => neurons % tile is var rest && rest > 0 ? rest : tile;
}
