using System.Collections.Generic;

namespace NetGen;

/// <summary>Where the weights and biases of one layer are among the flat parameters of its network.</summary>
/// <remarks>
/// <para>
/// The parameters of a network are one array: layer by layer from the inputs on, W1, b1, W2, b2, ... without a gap. W is row-major
/// [inputs][outputs], so that row i holds the weights of what comes from neuron i; b lies behind it. Either all layers have biases or none has.
/// Gradients, the states of optimisers, files and the parameters that a frozen network carries have the same order.
/// </para>
/// <para>One source file, compiled into library, generator and build: nothing else says where a parameter is, or how many there are.</para>
/// </remarks>
internal readonly struct ParameterLayout
{
    private readonly bool _hasBias;

    private ParameterLayout(long start, int inputs, int outputs, bool hasBias)
    {
        WeightsOffset = start;
        Inputs = inputs;
        Outputs = outputs;
        _hasBias = hasBias;
    }

    /// <summary>The rows of W.</summary>
    public int Inputs { get; }

    /// <summary>The columns of W, and the length of b.</summary>
    public int Outputs { get; }

    /// <summary>The index of W.</summary>
    public long WeightsOffset { get; }

    public long WeightCount => (long)Inputs * Outputs;

    /// <summary>The index of b, where there are biases.</summary>
    public long BiasesOffset => WeightsOffset + WeightCount;

    public int BiasCount => _hasBias ? Outputs : 0;

    /// <summary>The index behind the last parameter of the layer: for the last layer, the number of all parameters.</summary>
    public long End => BiasesOffset + BiasCount;

    /// <summary>The first layer of a network.</summary>
    public static ParameterLayout First(int inputs, int outputs, bool hasBias) => new(0, inputs, outputs, hasBias);

    /// <summary>The layer behind this one.</summary>
    public ParameterLayout Next(int outputs) => new(End, Outputs, outputs, _hasBias);

    /// <summary>The layers of a network.</summary>
    /// <param name="sizes">Its sizes, inputs first; fewer than two are no layer.</param>
    /// <param name="hasBias">Whether it has biases.</param>
    /// <remarks>An array: the methods of an iterator would be compiled before the first call of any network.</remarks>
    public static ParameterLayout[] Of(IReadOnlyList<int> sizes, bool hasBias)
    {
        if (sizes.Count < 2)
            return [];
        var layers = new ParameterLayout[sizes.Count - 1];
        layers[0] = First(sizes[0], sizes[1], hasBias);
        for (int layer = 1; layer < layers.Length; layer++)
            layers[layer] = layers[layer - 1].Next(sizes[layer + 1]);
        return layers;
    }

    /// <summary>The number of all parameters, whatever the limits are: a long counts those of any number of layers.</summary>
    /// <param name="sizes">The sizes of the network, inputs first; fewer than two have none.</param>
    /// <param name="hasBias">Whether it has biases.</param>
    public static long Count(IReadOnlyList<int> sizes, bool hasBias)
    {
        ParameterLayout[] layers = Of(sizes, hasBias);
        return layers.Length == 0 ? 0 : layers[layers.Length - 1].End;
    }
}
