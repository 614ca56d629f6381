using NetGen.Runtime;

namespace NetGen;

/// <summary>A layer of a model file, as a network would have it: activation(x W + b).</summary>
public sealed class ModelFileLayer
{
    internal ModelFileLayer(int number, int inputs, int outputs, LayerActivation? activation, string weights, string? biases, bool hasBiases)
    {
        Number = number;
        InputSize = inputs;
        OutputSize = outputs;
        Function = activation;
        Activation = activation is null ? null : ActivationTable.MemberOf(activation.Definition);
        WeightsName = weights;
        BiasesName = biases;
        HasBiases = hasBiases;
    }

    /// <summary>The number of the layer, counted from 1 at the inputs, as in W1 and b1.</summary>
    public int Number { get; }

    /// <summary>The number of inputs.</summary>
    public int InputSize { get; }

    /// <summary>The number of outputs.</summary>
    public int OutputSize { get; }

    /// <summary>Whether the file has biases of it. A graph may compute them from constants, without a name of their own.</summary>
    public bool HasBiases { get; }

    /// <summary>The activation; null where the file does not tell.</summary>
    public Activation? Activation { get; }

    /// <summary>The number that the activation depends on, such as the slope of <see cref="Activation.LeakyReLU"/>; null where it has none, or the file does not tell.</summary>
    public double? ActivationParameter => Function?.Parameter;

    internal LayerActivation? Function { get; }

    /// <summary>The name of the weights in the file.</summary>
    public string WeightsName { get; }

    /// <summary>The name of the biases in the file; null where they have none.</summary>
    public string? BiasesName { get; }
}
