namespace NetGen;

/// <summary>What the values of a <see cref="ParameterBlock"/> are.</summary>
public enum ParameterKind
{
    /// <summary>A weight matrix, row-major [inputs][outputs]; subject to L2 and weight decay.</summary>
    Weights = 0,

    /// <summary>A bias vector; excluded from L2 and weight decay.</summary>
    Biases = 1,
}

/// <summary>A contiguous run of a network's flat parameters: the weights or the biases of one layer.</summary>
/// <param name="Layer">The layer, counted from 1 as in the formulas: W1, b1, W2, ...</param>
/// <param name="Kind">Weights or biases.</param>
/// <param name="Offset">The index of the first value in the flat parameters.</param>
/// <param name="Rows">The number of inputs of the layer for weights, 1 for biases.</param>
/// <param name="Columns">The number of outputs of the layer.</param>
public readonly record struct ParameterBlock(int Layer, ParameterKind Kind, int Offset, int Rows, int Columns)
{
    /// <summary>The number of values: Rows * Columns.</summary>
    public int Count => Rows * Columns;
}
