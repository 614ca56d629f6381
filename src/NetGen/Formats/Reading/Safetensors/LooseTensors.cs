using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>Judges the tensors that belong to no layer, as <see cref="LayerRecognition"/> says: those that may matter are errors.</summary>
internal static class LooseTensors
{
    /// <summary>Requires that the network is whole without them.</summary>
    /// <param name="found">The layers, and what is loose beside them.</param>
    /// <param name="layout">The layout of the weights.</param>
    /// <exception cref="ModelFileException">A tensor may be what a layer lacks, or the network computes something with it.</exception>
    public static void RequireHarmless(RecognizedLayers found, WeightLayout layout)
    {
        var skeletons = new HashSet<string>(StringComparer.Ordinal);
        foreach (LayerTensors layer in found.Layers)
        {
            if (layer.Name is not null)
                skeletons.Add(layer.Name.Skeleton);
        }

        foreach ((TensorName name, SafetensorsTensor tensor) in found.Loose)
        {
            if (IsOfNormalization(name) && tensor.Count > 1)
                throw new ModelFileException($"{tensor} belongs to a normalisation, which a fully connected network does not have. {Refusal.WayOut}", tensor.Name);
            if (!tensor.IsVector)
                throw new ModelFileException($"{tensor} is left aside, and its name does not tell what it is; with it the network may be another one. {Refusal.WayOut}", tensor.Name);
            if (tensor.IsInteger)
                continue;
            if (name.IsAkinTo(skeletons))
                throw new ModelFileException($"{tensor} is left aside, though it is named like the layers; with it the network may be another one. {Refusal.WayOut}", tensor.Name);
            foreach (LayerTensors layer in found.Layers)
            {
                if (layer.Biases is null)
                    throw new ModelFileException($"{tensor} is left aside, while the layer of {layer.Weights}, which has {layer.Outputs(layout)} outputs, has no biases. {Refusal.WayOut}", tensor.Name);
            }

            // The shift of a normalisation that has no scale.
            if (name.LayerEndsIn("beta") && tensor.Count > 1)
                throw new ModelFileException($"{tensor} belongs to no layer of weights: to a normalisation, perhaps, which a fully connected network does not have. {Refusal.WayOut}", tensor.Name);
        }
    }

    /// <summary>Scales are called gamma; running or moving means and variances are kept for evaluation.</summary>
    public static bool IsOfNormalization(TensorName name) =>
        name.LayerEndsIn("gamma")
        || name.LayerEndsIn("running", "mean") || name.LayerEndsIn("running", "var")
        || name.LayerEndsIn("moving", "mean") || name.LayerEndsIn("moving", "variance");
}
