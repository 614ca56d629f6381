using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>The tensors of one layer.</summary>
internal sealed class LayerTensors
{
    public LayerTensors(TensorName? name, SafetensorsTensor weights, SafetensorsTensor? biases)
    {
        Name = name;
        Weights = weights;
        Biases = biases;
    }

    /// <summary>What the name of the weights says; null where the caller named them.</summary>
    public TensorName? Name { get; }

    /// <summary>The weights: a matrix.</summary>
    public SafetensorsTensor Weights { get; }

    public SafetensorsTensor? Biases { get; }

    public long Inputs(WeightLayout layout) => Weights.Shape[layout == WeightLayout.InputsOutputs ? 0 : 1];

    public long Outputs(WeightLayout layout) => Weights.Shape[layout == WeightLayout.InputsOutputs ? 1 : 0];

    /// <summary>Whether there are as many biases as outputs, in one dimension or beside others of length 1.</summary>
    public bool Fits(WeightLayout layout) => Biases is null || Biases.IsVector && Biases.Count == Outputs(layout);

    /// <summary>Whether each layer takes what the one before it gives, and has as many biases as outputs.</summary>
    public static bool IsChain(IReadOnlyList<LayerTensors> layers, WeightLayout layout)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (!layers[i].Fits(layout) || i > 0 && layers[i].Inputs(layout) != layers[i - 1].Outputs(layout))
                return false;
        }

        return true;
    }
}
