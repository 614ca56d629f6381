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
public readonly struct ParameterBlock
{
    internal ParameterBlock(int layer, ParameterKind kind, int offset, int rows, int columns)
    {
        Layer = layer;
        Kind = kind;
        Offset = offset;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The layer, counted from 1 as in the formulas: W1, b1, W2, ...</summary>
    public int Layer { get; }

    /// <summary>Weights or biases.</summary>
    public ParameterKind Kind { get; }

    /// <summary>The index of the first value in the flat parameters.</summary>
    public int Offset { get; }

    /// <summary>The number of inputs of the layer for weights, 1 for biases.</summary>
    public int Rows { get; }

    /// <summary>The number of outputs of the layer.</summary>
    public int Columns { get; }

    /// <summary>The number of values: Rows * Columns.</summary>
    public int Count => Rows * Columns;

    /// <summary>Name, shape and place: W1 3 x 4 [0 .. 11].</summary>
    /// <returns>The block as text.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{(Kind == ParameterKind.Weights ? "W" : "b")}{Layer} {Rows} x {Columns} [{Offset} .. {Offset + Count - 1}]");
}
