namespace NetGen;

/// <summary>Where in a network a parameter is: <see cref="NetworkDescription.GetPosition"/> tells it of an index.</summary>
public readonly struct ParameterPosition
{
    internal ParameterPosition(in ParameterBlock block, int index)
    {
        Layer = block.Layer;
        Kind = block.Kind;
        (Row, Column) = Math.DivRem(index - block.Offset, block.Columns);
        Index = index;
    }

    /// <summary>The layer, counted from 1 as in the formulas: W1, b1, W2, ...</summary>
    public int Layer { get; }

    /// <summary>Whether it is a weight or a bias.</summary>
    public ParameterKind Kind { get; }

    /// <summary>For a weight, the input of the layer it comes from, counted from 0; 0 for a bias.</summary>
    public int Row { get; }

    /// <summary>The neuron of the layer it leads to, counted from 0.</summary>
    public int Column { get; }

    /// <summary>The index in <see cref="INetwork{T}.Parameters"/>.</summary>
    public int Index { get; }

    /// <summary>As in the formulas: W1[2,0] (index 8) or b1[3] (index 15).</summary>
    /// <returns>The position as text.</returns>
    public override string ToString()
        => Kind == ParameterKind.Weights ? $"W{Layer}[{Row},{Column}] (index {Index})" : $"b{Layer}[{Column}] (index {Index})";
}
