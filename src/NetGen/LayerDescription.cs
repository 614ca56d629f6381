using NetGen.Runtime;

namespace NetGen;

/// <summary>A layer with weights: activation(x W + b).</summary>
public sealed class LayerDescription
{
    private readonly LayerActivation _function;

    internal LayerDescription(int number, int inputs, int outputs, Activation activation, LayerActivation function)
    {
        Number = number;
        InputSize = inputs;
        OutputSize = outputs;
        Activation = activation;
        _function = function;
    }

    /// <summary>The number of the layer, counted from 1 at the inputs, as in W1 and b1.</summary>
    public int Number { get; }

    /// <summary>The number of inputs: the rows of W.</summary>
    public int InputSize { get; }

    /// <summary>The number of neurons: the columns of W.</summary>
    public int OutputSize { get; }

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>The number that the activation depends on, such as the slope of <see cref="Activation.LeakyReLU"/>; null where it has none.</summary>
    public double? ActivationParameter => _function.Parameter;

    /// <summary>Number, sizes and activation, with its parameter where that is not the default: layer 1: 3 -> 4 ReLU.</summary>
    /// <returns>The layer as text.</returns>
    public override string ToString() => $"layer {Number}: {InputSize} -> {OutputSize} {_function}";
}
