namespace NetGen;

/// <summary>The architecture of a network and the layout of its parameters, as its attribute declares them.</summary>
public sealed class NetworkDescription
{
    private readonly int[] _sizes;
    private readonly Activation[] _activations;
    private readonly ParameterBlock[] _blocks;

    /// <summary>Describes a network. Generated code calls this once per network type.</summary>
    /// <param name="name">The name of the network's class.</param>
    /// <param name="sizes">The sizes of the layers, inputs first; at least two, each at least one.</param>
    /// <param name="activations">The activation of each layer with weights, the output's last: sizes.Length - 1 of them.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="l2">The factor of the L2 penalty.</param>
    /// <param name="hasBias">Whether the layers have biases.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, a size is below one, or the activations do not match the sizes.</exception>
    public NetworkDescription(string name, ReadOnlySpan<int> sizes, ReadOnlySpan<Activation> activations, Loss loss, double l2, bool hasBias)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (sizes.Length < 2)
            throw new ArgumentException($"{name}: a network has at least two sizes, inputs and outputs; got {sizes.Length}.", nameof(sizes));
        foreach (int size in sizes)
        {
            if (size < 1)
                throw new ArgumentException($"{name}: every layer has at least one neuron; got {size}.", nameof(sizes));
        }

        if (activations.Length != sizes.Length - 1)
            throw new ArgumentException($"{name}: {sizes.Length - 1} layers need as many activations; got {activations.Length}.", nameof(activations));

        Name = name;
        Loss = loss;
        L2 = l2;
        HasBias = hasBias;
        _sizes = sizes.ToArray();
        _activations = activations.ToArray();
        _blocks = LayOut(sizes, hasBias);
        ParameterCount = _blocks[^1].Offset + _blocks[^1].Count;
    }

    /// <summary>The name of the network's class.</summary>
    public string Name { get; }

    /// <summary>The sizes of the layers, inputs first.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>The activation of each layer with weights; the last is the output's.</summary>
    public ReadOnlySpan<Activation> Activations => _activations;

    /// <summary>The loss.</summary>
    public Loss Loss { get; }

    /// <summary>The factor of the L2 penalty.</summary>
    public double L2 { get; }

    /// <summary>Whether the layers have biases.</summary>
    public bool HasBias { get; }

    /// <summary>The number of parameters.</summary>
    public int ParameterCount { get; }

    /// <summary>The number of multiply-adds of one forward pass of one sample: the number of weights.</summary>
    public long MultiplyAdds
    {
        get
        {
            long total = 0;
            for (int layer = 1; layer < _sizes.Length; layer++)
                total += (long)_sizes[layer - 1] * _sizes[layer];
            return total;
        }
    }

    /// <summary>What the network costs; null where a description was not made by the generator.</summary>
    public NetworkCost? Cost { get; init; }

    /// <summary>The blocks of the flat parameters in order: W1, b1, W2, b2, ...</summary>
    public ReadOnlySpan<ParameterBlock> Blocks => _blocks;

    /// <summary>The shape as text, for messages: 3-4-2.</summary>
    public string Shape => string.Join("-", _sizes);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Shape})";

    private static ParameterBlock[] LayOut(ReadOnlySpan<int> sizes, bool hasBias)
    {
        var blocks = new ParameterBlock[(sizes.Length - 1) * (hasBias ? 2 : 1)];
        int count = 0;
        int offset = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            blocks[count] = new ParameterBlock(layer, ParameterKind.Weights, offset, sizes[layer - 1], sizes[layer]);
            offset = checked(offset + blocks[count++].Count);
            if (hasBias)
            {
                blocks[count] = new ParameterBlock(layer, ParameterKind.Biases, offset, 1, sizes[layer]);
                offset = checked(offset + blocks[count++].Count);
            }
        }

        return blocks;
    }
}
