using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>Takes every matrix whose name says weights, with the biases of the same layer; rule 3 of <see cref="LayerRecognition"/>.</summary>
internal static class LayersByName
{
    // The matrices of these are used otherwise than in x W + b, whatever their shapes.
    private static readonly string[][] s_otherLayers = { new[] { "recurrent" }, new[] { "in", "proj" }, new[] { "embedding" }, new[] { "embeddings" } };

    public static RecognizedLayers Find(SafetensorsFile file, List<(TensorName Name, SafetensorsTensor Tensor)> candidates, IReadOnlyList<int>? sizes)
    {
        var loose = new List<(TensorName Name, SafetensorsTensor Tensor)>();
        List<(TensorName Name, SafetensorsTensor Tensor)> weights = WeightsOf(candidates, loose);
        Dictionary<string, SafetensorsTensor> biases = BiasesOf(candidates, weights, loose);
        var layers = new List<LayerTensors>();
        bool oneFamily = true;
        for (int i = 0; i < weights.Count; i++)
        {
            (TensorName name, SafetensorsTensor tensor) = weights[i];
            if (i > 0 && TensorName.CompareNaturally(weights[i - 1].Name, name) == 0)
                throw new ModelFileException($"{weights[i - 1].Tensor} and {tensor} are of layers of the same number. {Refusal.WayOut}");
            biases.TryGetValue(name.Layer, out SafetensorsTensor? own);
            if (own is null && tensor.IsVector && name.LayerSaysBiases)
                throw new ModelFileException($"{tensor} may be weights or biases, by its name. {Refusal.WayOut}", tensor.Name);
            layers.Add(new LayerTensors(name, tensor, own));
            oneFamily &= name.Family == weights[0].Name.Family;
        }

        if (oneFamily)
            return new RecognizedLayers(file, layers, LayerOrder.FittingLayouts(layers), loose);
        (IReadOnlyList<LayerTensors> ordered, List<WeightLayout> layouts) = LayerOrder.Find(layers, sizes);
        return new RecognizedLayers(file, ordered, layouts, loose);
    }

    private static List<(TensorName Name, SafetensorsTensor Tensor)> WeightsOf(
        List<(TensorName Name, SafetensorsTensor Tensor)> candidates, List<(TensorName Name, SafetensorsTensor Tensor)> loose)
    {
        var weights = new List<(TensorName Name, SafetensorsTensor Tensor)>();
        var layerNames = new HashSet<string>(StringComparer.Ordinal);
        foreach ((TensorName name, SafetensorsTensor tensor) in candidates)
        {
            if (name.Role == TensorRole.Unknown)
                loose.Add((name, tensor));
            if (name.Role != TensorRole.Weights)
                continue;
            if (tensor.Shape.Count != 2)
            {
                if (!name.IsWeak)
                    throw new ModelFileException($"{tensor} is no matrix: a convolution or a normalisation, for example, which a fully connected network does not have. TensorNames can leave it aside.", tensor.Name);
                loose.Add((name.WithoutRole(), tensor));
                continue;
            }

            foreach (string[] words in s_otherLayers)
            {
                if (name.LayerEndsIn(words))
                    throw new ModelFileException($"{tensor} is of a layer that is not fully connected, by its name. {Refusal.WayOut}", tensor.Name);
            }

            if (!layerNames.Add(name.Layer))
                throw new ModelFileException($"{tensor} is one of two matrices of the layer {ModelLimits.Quote(name.Layer)}; TensorNames is needed.", tensor.Name);
            weights.Add((name, tensor));
        }

        weights.Sort(static (left, right) =>
        {
            int order = TensorName.CompareNaturally(left.Name, right.Name);
            return order != 0 ? order : string.CompareOrdinal(left.Tensor.Name, right.Tensor.Name);
        });
        return weights;
    }

    private static Dictionary<string, SafetensorsTensor> BiasesOf(
        List<(TensorName Name, SafetensorsTensor Tensor)> candidates,
        List<(TensorName Name, SafetensorsTensor Tensor)> weights,
        List<(TensorName Name, SafetensorsTensor Tensor)> loose)
    {
        var layerNames = new HashSet<string>(StringComparer.Ordinal);
        foreach ((TensorName name, _) in weights)
            layerNames.Add(name.Layer);
        var biases = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach ((TensorName name, SafetensorsTensor tensor) in candidates)
        {
            if (name.Role != TensorRole.Biases)
                continue;
            if (!layerNames.Contains(name.Layer))
            {
                if (!name.IsWeak)
                    throw new ModelFileException($"{tensor} are biases of the layer {ModelLimits.Quote(name.Layer)}, of which the file has no weights. {Refusal.WayOut}", tensor.Name);
                loose.Add((name.WithoutRole(), tensor));
                continue;
            }

            if (biases.ContainsKey(name.Layer))
                throw new ModelFileException($"{tensor} is one of two biases of the layer {ModelLimits.Quote(name.Layer)}; TensorNames is needed.", tensor.Name);
            biases.Add(name.Layer, tensor);
        }

        return biases;
    }
}
