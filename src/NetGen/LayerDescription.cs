namespace NetGen;

/// <summary>A layer with weights: activation(x W + b).</summary>
public sealed class LayerDescription
{
    internal LayerDescription(int number, int inputs, int outputs, Activation activation)
    {
        Number = number;
        InputSize = inputs;
        OutputSize = outputs;
        Activation = activation;
    }

    /// <summary>The number of the layer, counted from 1 at the inputs, as in W1 and b1.</summary>
    public int Number { get; }

    /// <summary>The number of inputs: the rows of W.</summary>
    public int InputSize { get; }

    /// <summary>The number of neurons: the columns of W.</summary>
    public int OutputSize { get; }

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>Number, sizes and activation: layer 1: 3 -> 4 ReLU.</summary>
    /// <returns>The layer as text.</returns>
    public override string ToString() => $"layer {Number}: {InputSize} -> {OutputSize} {Activation}";
}
