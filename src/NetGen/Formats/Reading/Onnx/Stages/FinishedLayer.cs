using System;
using NetGen.Formats.Reading.Onnx.Format;

namespace NetGen.Formats.Reading.Onnx.Stages;

/// <summary>A layer whose weights are known, and those before it.</summary>
internal sealed class FinishedLayer
{
    /// <param name="layer">The layer.</param>
    /// <param name="before">The layer before it, or null.</param>
    /// <param name="inputsTaken">The number of inputs that the graph takes, where that is not all of them.</param>
    /// <param name="inputScaling">What scales the inputs in front of the layer, and is no part of its weights, or null.</param>
    public FinishedLayer(DenseLayer layer, FinishedLayer? before, int? inputsTaken, ModelScaling? inputScaling)
    {
        InputScaling = inputScaling;
        Layer = layer;
        InputsTaken = inputsTaken;
        Before = before;
        Count = (before?.Count ?? 0) + 1;
        if (Count > Limits.LayerCount)
            throw new ModelFileException($"The graph has more than {Limits.LayerCount} layers.");
    }

    public DenseLayer Layer { get; }

    public FinishedLayer? Before { get; }

    /// <summary>The number of inputs that the graph takes, where that is not all of them; the others have weights of 0.</summary>
    public int? InputsTaken { get; }

    /// <summary>What scales the inputs in front of the layer, the first one, and is no part of its weights; null where nothing does.</summary>
    public ModelScaling? InputScaling { get; }

    public int Count { get; }

    /// <summary>The layer with some of its neurons, each as often as it is named; its activation treats each neuron by itself.</summary>
    public FinishedLayer Take(int[] neurons, WorkBudget budget)
    {
        var weights = new OnnxConstant(Layer.WeightName, OnnxType.Double, new[] { Layer.Inputs, Layer.Outputs }, Layer.Weights, null);
        double[]? biases = Layer.Biases is { } all ? Array.ConvertAll(neurons, neuron => all[neuron]) : null;
        return new(
            new DenseLayer(Layer.Inputs, neurons.Length, weights.TakeColumns(neurons, budget).NumbersOrNull!, biases, Layer.Activation, Layer.WeightName, Layer.WeightShape, Layer.BiasName, Layer.Folding?.Take(neurons)),
            Before,
            InputsTaken,
            InputScaling);
    }

    /// <summary>All layers, the first one first.</summary>
    public DenseLayer[] ToArray()
    {
        var layers = new DenseLayer[Count];
        FinishedLayer? layer = this;
        for (int i = Count - 1; i >= 0; i--)
        {
            layers[i] = layer!.Layer;
            layer = layer.Before;
        }

        return layers;
    }
}
