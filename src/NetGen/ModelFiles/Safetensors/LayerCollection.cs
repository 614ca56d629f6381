using System;
using System.Collections.Generic;

namespace NetGen.ModelFiles;

/// <summary>Finds the layers among the tensors of a file, by their names or by the names that the caller gave.</summary>
internal sealed class LayerCollection
{
    // What checkpoints keep beside the network.
    private const string OptimizerPrefix = "optimizer.";

    private LayerCollection(IReadOnlyList<LayerTensors> layers, bool isOrdered, IReadOnlyList<string> leftAside)
    {
        Layers = layers;
        IsOrdered = isOrdered;
        LeftAside = leftAside;
    }

    /// <summary>The layers, in the order of their names or of the file.</summary>
    public IReadOnlyList<LayerTensors> Layers { get; }

    /// <summary>Whether the order is certain: the caller gave it, or it is that of numbers in otherwise equal names.</summary>
    public bool IsOrdered { get; }

    /// <summary>The names of the tensors that belong to no layer.</summary>
    public IReadOnlyList<string> LeftAside { get; }

    /// <summary>Takes the tensors that a map names, in its order.</summary>
    public static LayerCollection Named(SafetensorsFile file, IReadOnlyDictionary<string, string> names)
    {
        var tensors = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in file.Tensors)
            tensors.Add(tensor.Name, tensor);
        var layers = new List<LayerTensors>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        int count = ParameterName.CountLayers(names);
        for (int layer = 1; layer <= count; layer++)
        {
            SafetensorsTensor weights = Take(ParameterName.OfWeights(layer), 2);
            SafetensorsTensor? biases = names.ContainsKey(ParameterName.OfBiases(layer)) ? Take(ParameterName.OfBiases(layer), 1) : null;
            layers.Add(new LayerTensors(null, weights, biases));
        }

        return new LayerCollection(layers, isOrdered: true, Rest(file, used));

        SafetensorsTensor Take(string name, int dimensions)
        {
            string inFile = names[name];
            if (!tensors.TryGetValue(inFile, out SafetensorsTensor? tensor))
                throw new ModelFileException($"The map gives {name} the name {ModelLimits.Quote(inFile)}; the file has no such tensor. It has {Sample(file.Tensors)}.");
            if (tensor.Shape.Count != dimensions)
                throw new ModelFileException($"{name} is {tensor}; {dimensions} dimension{(dimensions == 1 ? " is" : "s are")} needed.");
            if (!used.Add(inFile))
                throw new ModelFileException($"The map uses {tensor} twice.");
            return tensor;
        }
    }

    /// <summary>Takes every matrix whose name says weights, with the biases of the same layer; without such names, all matrices in file order.</summary>
    public static LayerCollection Found(SafetensorsFile file)
    {
        var candidates = new List<(TensorName Name, SafetensorsTensor Tensor)>();
        bool named = false;
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (tensor.Name.StartsWith(OptimizerPrefix, StringComparison.Ordinal))
                continue;
            var name = TensorName.Parse(tensor.Name);
            candidates.Add((name, tensor));
            named |= name.Role == TensorRole.Weights && tensor.Shape.Count == 2;
        }

        return named ? ByName(file, candidates) : ByOrder(file, candidates);
    }

    private static LayerCollection ByName(SafetensorsFile file, List<(TensorName Name, SafetensorsTensor Tensor)> candidates)
    {
        var weights = new List<(TensorName Name, SafetensorsTensor Tensor)>();
        var biases = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        var layerNames = new HashSet<string>(StringComparer.Ordinal);
        foreach ((TensorName name, SafetensorsTensor tensor) in candidates)
        {
            if (name.Role == TensorRole.Weights)
            {
                if (tensor.Shape.Count != 2)
                    throw new ModelFileException($"{tensor} is no matrix: a convolution or a normalisation, for example, which a fully connected network does not have. A map of names can leave it aside.");
                if (!layerNames.Add(name.Layer))
                    throw new ModelFileException($"{tensor} is one of two matrices of the layer {ModelLimits.Quote(name.Layer)}; a map of names is needed.");
                weights.Add((name, tensor));
            }
            else if (name.Role == TensorRole.Biases && tensor.Shape.Count == 1)
            {
                if (biases.ContainsKey(name.Layer))
                    throw new ModelFileException($"{tensor} is one of two biases of the layer {ModelLimits.Quote(name.Layer)}; a map of names is needed.");
                biases.Add(name.Layer, tensor);
            }
        }

        weights.Sort(static (left, right) =>
        {
            int order = TensorName.CompareNaturally(left.Name, right.Name);
            return order != 0 ? order : string.CompareOrdinal(left.Tensor.Name, right.Tensor.Name);
        });
        var layers = new List<LayerTensors>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        bool oneFamily = true;
        foreach ((TensorName name, SafetensorsTensor tensor) in weights)
        {
            biases.TryGetValue(name.Layer, out SafetensorsTensor? own);
            layers.Add(new LayerTensors(name, tensor, own));
            used.Add(tensor.Name);
            if (own is not null)
                used.Add(own.Name);
            oneFamily &= name.Family == weights[0].Name.Family;
        }

        return new LayerCollection(layers, oneFamily, Rest(file, used));
    }

    /// <summary>Names that say nothing: a matrix is weights, and a vector right after it its biases.</summary>
    private static LayerCollection ByOrder(SafetensorsFile file, List<(TensorName Name, SafetensorsTensor Tensor)> candidates)
    {
        var layers = new List<LayerTensors>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < candidates.Count; i++)
        {
            (TensorName name, SafetensorsTensor weights) = candidates[i];
            if (weights.Shape.Count != 2)
                continue;
            SafetensorsTensor? biases = null;
            if (i + 1 < candidates.Count && candidates[i + 1].Tensor.Shape.Count == 1 && weights.Shape[0] != 0)
                biases = candidates[i + 1].Tensor;
            layers.Add(new LayerTensors(name, weights, biases));
            used.Add(weights.Name);
            if (biases is not null)
                used.Add(biases.Name);
        }

        return new LayerCollection(layers, isOrdered: true, Rest(file, used));
    }

    private static List<string> Rest(SafetensorsFile file, HashSet<string> used)
    {
        var rest = new List<string>();
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (!used.Contains(tensor.Name))
                rest.Add(tensor.Name);
        }

        return rest;
    }

    /// <summary>The first few tensors, for a message.</summary>
    private static string Sample(IReadOnlyList<SafetensorsTensor> tensors)
    {
        const int Most = 12;
        var names = new List<string>();
        for (int i = 0; i < Math.Min(Most, tensors.Count); i++)
            names.Add(tensors[i].ToString());
        return tensors.Count == 0 ? "none" : string.Join(", ", names) + (tensors.Count > Most ? $" and {tensors.Count - Most} more" : "");
    }
}
