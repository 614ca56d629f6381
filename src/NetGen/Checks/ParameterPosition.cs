namespace NetGen;

/// <summary>Where in a network a parameter is.</summary>
/// <param name="Layer">The layer, counted from 1 as in the formulas: W1, b1, W2, ...</param>
/// <param name="Kind">Whether it is a weight or a bias.</param>
/// <param name="Row">For a weight, the input of the layer it comes from, counted from 0; 0 for a bias.</param>
/// <param name="Column">The neuron of the layer it leads to, counted from 0.</param>
/// <param name="Index">The index in <see cref="INetwork{T}.Parameters"/>.</param>
public readonly record struct ParameterPosition(int Layer, ParameterKind Kind, int Row, int Column, int Index)
{
    /// <summary>The position of a parameter.</summary>
    /// <param name="network">The network.</param>
    /// <param name="index">The index in the flat parameters.</param>
    /// <returns>The position.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The network has no parameter of this index.</exception>
    public static ParameterPosition Of(NetworkDescription network, int index)
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (ref readonly ParameterBlock block in network.Blocks)
        {
            int inBlock = index - block.Offset;
            if (inBlock >= 0 && inBlock < block.Count)
                return new ParameterPosition(block.Layer, block.Kind, inBlock / block.Columns, inBlock % block.Columns, index);
        }

        throw new ArgumentOutOfRangeException(nameof(index), index, $"{network} has {network.ParameterCount} parameters.");
    }

    /// <summary>As in the formulas: W1[2,0] (index 8) or b1[3] (index 15).</summary>
    /// <returns>The position as text.</returns>
    public override string ToString()
        => Kind == ParameterKind.Weights ? $"W{Layer}[{Row},{Column}] (index {Index})" : $"b{Layer}[{Column}] (index {Index})";
}
