using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>The layers that were found in a file, in order, and what belongs to none of them.</summary>
internal sealed class RecognizedLayers
{
    /// <param name="file">The file.</param>
    /// <param name="layers">The layers, the first one next to the inputs.</param>
    /// <param name="layouts">The layouts in which they are a chain; none where they are not.</param>
    /// <param name="loose">The tensors that belong to no layer and have to be judged.</param>
    /// <param name="remarks">What was assumed, a sentence each.</param>
    public RecognizedLayers(
        SafetensorsFile file,
        IReadOnlyList<LayerTensors> layers,
        IReadOnlyList<WeightLayout> layouts,
        IReadOnlyList<(TensorName Name, SafetensorsTensor Tensor)> loose,
        params string[] remarks)
    {
        Layers = layers;
        Layouts = layouts;
        Loose = loose;
        Remarks = remarks;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (LayerTensors layer in layers)
        {
            used.Add(layer.Weights.Name);
            if (layer.Biases is not null)
                used.Add(layer.Biases.Name);
        }

        var leftAside = new List<string>();
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (!used.Contains(tensor.Name))
                leftAside.Add(tensor.Name);
        }

        LeftAside = leftAside;
    }

    public IReadOnlyList<LayerTensors> Layers { get; }

    public IReadOnlyList<WeightLayout> Layouts { get; }

    public IReadOnlyList<(TensorName Name, SafetensorsTensor Tensor)> Loose { get; }

    public IReadOnlyList<string> Remarks { get; }

    /// <summary>The names of all tensors that are of none of the layers, in the order of the file.</summary>
    public IReadOnlyList<string> LeftAside { get; }
}
