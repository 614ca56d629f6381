using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>Takes the layers that the metadata of a file of NetGen declares, each under its own number; rule 2 of <see cref="LayerRecognition"/>.</summary>
internal static class LayersOfOwnFile
{
    public static RecognizedLayers Find(SafetensorsFile file)
    {
        foreach (string key in new[] { SafetensorsMetadata.Architecture, SafetensorsMetadata.Activations, SafetensorsMetadata.Layout })
        {
            if (!file.Metadata.ContainsKey(key))
                throw new ModelFileException($"The metadata is that of a file of NetGen and has no {key}: the file is damaged. {Refusal.WayOut}");
        }

        int[] sizes = SafetensorsMetadata.SizesOf(file.Metadata);
        WeightLayout layout = SafetensorsMetadata.LayoutOf(file.Metadata)!.Value;
        var tensors = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (tensor is { IsOfOptimizer: false, IsOfScaling: false })
                tensors.Add(tensor.Name, tensor);
        }

        var weights = new SafetensorsTensor[sizes.Length - 1];
        for (int layer = 1; layer < sizes.Length; layer++)
            weights[layer - 1] = Take(ParameterName.OfWeights(layer));
        bool hasBiases = HasBiases(tensors, weights.Length);
        var layers = new List<LayerTensors>();
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            if (weights[layer - 1].Shape.Count != 2)
                throw Contradiction($"{weights[layer - 1]} is no matrix");
            var found = new LayerTensors(null, weights[layer - 1], hasBiases ? Take(ParameterName.OfBiases(layer)) : null);
            if (found.Inputs(layout) != sizes[layer - 1] || found.Outputs(layout) != sizes[layer])
                throw Contradiction($"{found.Weights} is a layer of {found.Inputs(layout)} inputs and {found.Outputs(layout)} outputs");
            if (!found.Fits(layout))
                throw Contradiction($"{found.Biases} are no biases of {found.Outputs(layout)} outputs");
            layers.Add(found);
        }

        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (tensors.ContainsKey(tensor.Name))
                throw Contradiction($"{tensor} is not of a network of that architecture");
        }

        return new RecognizedLayers(file, layers, [layout], []);

        SafetensorsTensor Take(string name)
        {
            if (!tensors.TryGetValue(name, out SafetensorsTensor? tensor))
                throw Contradiction($"the file has no tensor '{name}'. It has {Refusal.Sample(file.Tensors)}");
            tensors.Remove(name);
            return tensor;
        }

        ModelFileException Contradiction(string what) =>
            new($"The metadata gives {SafetensorsMetadata.Architecture} as {ModelLimits.Quote(file.Metadata[SafetensorsMetadata.Architecture])}; {what}. {Refusal.WayOut}");
    }

    /// <summary>NetGen writes the biases of every layer or of none.</summary>
    private static bool HasBiases(Dictionary<string, SafetensorsTensor> tensors, int layers)
    {
        string? there = null;
        string? missing = null;
        for (int layer = 1; layer <= layers; layer++)
        {
            string name = ParameterName.OfBiases(layer);
            if (tensors.ContainsKey(name))
                there ??= name;
            else
                missing ??= name;
        }

        if (there is not null && missing is not null)
            throw new ModelFileException($"The file has '{there}' and no '{missing}'; a file of NetGen has all biases or none. {Refusal.WayOut}");
        return there is not null;
    }
}
