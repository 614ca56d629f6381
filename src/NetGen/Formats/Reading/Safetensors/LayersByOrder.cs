using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>Takes matrices and vectors in turns, where no name says anything; rule 4 of <see cref="LayerRecognition"/>.</summary>
internal static class LayersByOrder
{
    public static RecognizedLayers Find(SafetensorsFile file, List<(TensorName Name, SafetensorsTensor Tensor)> candidates, IReadOnlyList<int>? sizes)
    {
        var tensors = new List<(TensorName Name, SafetensorsTensor Tensor, bool IsBiases)>();
        var loose = new List<(TensorName Name, SafetensorsTensor Tensor)>();
        bool hasMatrix = false;
        foreach ((TensorName name, SafetensorsTensor tensor) in candidates)
        {
            // Single numbers and integers are counters and settings.
            if (tensor.Shape.Count == 0 || tensor.IsInteger)
            {
                loose.Add((name.WithoutRole(), tensor));
                continue;
            }

            if (name is { Role: TensorRole.Weights, IsWeak: false } || LooseTensors.IsOfNormalization(name))
                throw new ModelFileException($"{tensor} is no matrix: a convolution or a normalisation, for example, which a fully connected network does not have. {Refusal.WayOut}", tensor.Name);

            // A name that says biases, of weights that no name tells, is believed all the same.
            bool isBiases = tensor.Shape.Count == 1 || name.Role == TensorRole.Biases;
            tensors.Add((name.WithoutRole(), tensor, isBiases));
            hasMatrix |= tensor.Shape.Count == 2;
        }

        if (!hasMatrix)
            return new RecognizedLayers(file, [], [], loose);
        bool numbered = TrySortByNumbers(tensors);
        if (!numbered)
            RequireNoContradiction(tensors, file);

        var readings = new List<(List<LayerTensors> Layers, List<WeightLayout> Layouts)>();
        AddReading(ByDimensions(tensors), readings);
        AddReading(InTurns(tensors), readings);
        if (readings.Count == 0)
            throw Refused("their order is neither a matrix and the vector of its biases in turns, nor matrices alone, in which each takes what the one before it gives", file);
        if (readings.Count > 1 && sizes is not null)
            readings.RemoveAll(reading => !reading.Layouts.Exists(layout => LayerOrder.HasSizes(reading.Layers, layout, sizes)));
        if (readings.Count != 1)
            throw Refused("their shapes may be layers with biases or layers without", file);
        foreach (LayerTensors layer in readings[0].Layers)
        {
            if (layer.Biases is not null && !AreOfOneLayer(layer.Name!, TensorName.Parse(layer.Biases.Name).WithoutRole()))
                throw Refused($"the numbers of {layer.Weights} and {layer.Biases} say different layers", file);
        }

        return new RecognizedLayers(file, readings[0].Layers, readings[0].Layouts, loose, numbered
            ? "The names of the tensors do not tell weights from biases: a vector after a matrix was taken for its biases."
            : "The names of the tensors tell neither layers nor roles: the order is that of the file.");
    }

    private static ModelFileException Refused(string reason, SafetensorsFile file) =>
        new($"The names of the tensors do not tell weights from biases, and {reason}: {Refusal.Sample(file.Tensors)}. {Refusal.WayOut}");

    /// <summary>Where the names differ in numbers only, the numbers are the order: a writer that sorts puts 10 before 2.</summary>
    private static bool TrySortByNumbers(List<(TensorName Name, SafetensorsTensor Tensor, bool IsBiases)> tensors)
    {
        foreach ((TensorName name, _, _) in tensors)
        {
            if (name.Skeleton != tensors[0].Name.Skeleton || name.Numbers.Length == 0)
                return false;
        }

        tensors.Sort(static (left, right) => TensorName.CompareNaturally(left.Name, right.Name));
        for (int i = 1; i < tensors.Count; i++)
        {
            if (TensorName.CompareNaturally(tensors[i - 1].Name, tensors[i].Name) == 0)
                throw new ModelFileException($"{tensors[i - 1].Tensor} and {tensors[i].Tensor} have the same number. {Refusal.WayOut}");
        }

        return true;
    }

    /// <summary>Names that differ in numbers only must rise in the file.</summary>
    private static void RequireNoContradiction(List<(TensorName Name, SafetensorsTensor Tensor, bool IsBiases)> tensors, SafetensorsFile file)
    {
        var last = new Dictionary<string, TensorName>(StringComparer.Ordinal);
        foreach ((TensorName name, _, _) in tensors)
        {
            if (last.TryGetValue(name.Skeleton, out TensorName? before) && TensorName.CompareNaturally(before, name) >= 0)
                throw Refused("their numbers are in another order than the tensors", file);
            last[name.Skeleton] = name;
        }
    }

    private static void AddReading(List<LayerTensors>? layers, List<(List<LayerTensors> Layers, List<WeightLayout> Layouts)> readings)
    {
        if (layers is null)
            return;
        List<WeightLayout> layouts = LayerOrder.FittingLayouts(layers);
        layouts.RemoveAll(layout => !AreBiasesCertain(layers, layout));
        if (layouts.Count > 0)
            readings.Add((layers, layouts));
    }

    /// <summary>Two dimensions are a matrix, one is its biases, which stand right behind it; null where the order is another.</summary>
    private static List<LayerTensors>? ByDimensions(List<(TensorName Name, SafetensorsTensor Tensor, bool IsBiases)> tensors)
    {
        var layers = new List<LayerTensors>();
        for (int i = 0; i < tensors.Count; i++)
        {
            (TensorName name, SafetensorsTensor weights, bool isBiases) = tensors[i];
            if (isBiases || weights.Shape.Count != 2)
                return null;
            SafetensorsTensor? biases = null;
            if (i + 1 < tensors.Count && tensors[i + 1].IsBiases)
            {
                i++;
                biases = tensors[i].Tensor;
            }

            layers.Add(new LayerTensors(name, weights, biases));
        }

        return layers;
    }

    /// <summary>Every second one is biases, some of which are [1, n] or [n, 1]; null where that cannot be.</summary>
    private static List<LayerTensors>? InTurns(List<(TensorName Name, SafetensorsTensor Tensor, bool IsBiases)> tensors)
    {
        if (tensors.Count % 2 != 0)
            return null;
        var layers = new List<LayerTensors>();
        bool twoDimensions = false;
        for (int i = 0; i < tensors.Count; i += 2)
        {
            (TensorName name, SafetensorsTensor weights, bool isBiases) = tensors[i];
            (_, SafetensorsTensor biases, bool areBiases) = tensors[i + 1];
            if (isBiases || weights.Shape.Count != 2 || !biases.IsVector)
                return null;
            twoDimensions |= !areBiases;
            layers.Add(new LayerTensors(name, weights, biases));
        }

        return twoDimensions ? layers : null;
    }

    /// <summary>p0 and q0 may be of one layer, p0 and q1 are not; p0 and p1 are one after the other.</summary>
    private static bool AreOfOneLayer(TensorName weights, TensorName biases) =>
        weights.Skeleton == biases.Skeleton || weights.Numbers.Length == 0 || biases.Numbers.Length == 0 || weights.Numbers == biases.Numbers;

    /// <summary>
    /// Where some matrices have a vector and some have none, order alone does not tell whose it is: no vector, of one dimension or
    /// two, may fit one of the latter.
    /// </summary>
    private static bool AreBiasesCertain(List<LayerTensors> layers, WeightLayout layout)
    {
        if (layers.TrueForAll(layer => layer.Biases is null))
            return true;
        foreach (LayerTensors other in layers)
        {
            if (other.Biases is not null)
                continue;
            foreach (LayerTensors owner in layers)
            {
                SafetensorsTensor vector = owner.Biases ?? owner.Weights;
                if (!ReferenceEquals(owner, other) && vector.IsVector && vector.Count == other.Outputs(layout))
                    return false;
            }
        }

        return true;
    }
}
