using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>Takes the tensors that a map names, in its order; rule 1 of <see cref="LayerRecognition"/>.</summary>
internal static class LayersByMap
{
    public static RecognizedLayers Find(SafetensorsFile file, IReadOnlyDictionary<string, string> names)
    {
        var tensors = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in file.Tensors)
            tensors.Add(tensor.Name, tensor);
        var layers = new List<LayerTensors>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        int count = ParameterName.CountLayers(names);
        for (int layer = 1; layer <= count; layer++)
        {
            SafetensorsTensor weights = Take(ParameterName.OfWeights(layer));
            if (weights.Shape.Count != 2)
                throw new ModelFileException($"{ParameterName.OfWeights(layer)} is {weights}; 2 dimensions are needed.");
            SafetensorsTensor? biases = names.ContainsKey(ParameterName.OfBiases(layer)) ? Take(ParameterName.OfBiases(layer)) : null;
            if (biases is { IsVector: false })
                throw new ModelFileException($"{ParameterName.OfBiases(layer)} is {biases}; one dimension is needed, or others of length 1 beside it.");
            layers.Add(new LayerTensors(null, weights, biases));
        }

        return new RecognizedLayers(file, layers, LayerOrder.FittingLayouts(layers), []);

        SafetensorsTensor Take(string name)
        {
            string inFile = names[name];
            if (!tensors.TryGetValue(inFile, out SafetensorsTensor? tensor))
                throw new ModelFileException($"TensorNames gives {name} the name {ModelLimits.Quote(inFile)}; the file has no such tensor. It has {Refusal.Sample(file.Tensors)}.");
            if (!used.Add(inFile))
                throw new ModelFileException($"TensorNames uses {tensor} twice.");
            return tensor;
        }
    }
}
