using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>Which tensors of a file are the layers of a network, and in which order: the rule, in one place.</summary>
/// <remarks>
/// <para>
/// A safetensors file holds named tensors and no network. A tensor that goes to the wrong layer, or to none, makes another
/// network of the same shape, and nobody sees it. So a file is read where it says which tensor is which, and refused, with the
/// tensors and the way out, everywhere else. The first of these that applies decides:
/// </para>
/// <list type="number">
/// <item><description>
/// <see cref="LayersByMap"/>. The caller names the tensors, by TensorNames; the file's own names mean nothing. What is not named is left aside:
/// this is the way out of every refusal.
/// </description></item>
/// <item><description>
/// <see cref="LayersOfOwnFile"/>. Metadata with <c>netgen.version</c> or <c>netgen.architecture</c>: NetGen wrote the file. Every
/// layer of the architecture stands under its own number and in its own shape, all have biases or none has, and besides
/// <see cref="ScalingTensors"/> and an optimiser's state there is nothing else. Without any of the keys that reading depends on, the file is damaged.
/// </description></item>
/// <item><description>
/// <see cref="LayersByName"/>. Some matrix has a name that means weights. Weights and biases of one layer have the same name
/// but for that word. Layers whose names differ in numbers only are a family, in the order of the numbers; families come in the
/// only order in which the shapes fit, or the one that has the wanted sizes (<see cref="LayerOrder"/>). Whole families may be
/// left aside where the wanted sizes choose one network among several, or where the names are those of a policy with its value
/// function.
/// </description></item>
/// <item><description>
/// <see cref="LayersByOrder"/>. No name says anything. The reference writers sort by type and name, so the order in the file
/// seldom is the one in which the layers were made: only a matrix and its vector in turns, or matrices alone, are believed,
/// and numbers in the names must not contradict.
/// </description></item>
/// </list>
/// <para>
/// Of the last two, <see cref="LooseTensors"/> then judges what belongs to no layer. A remark is read by nobody, so there is one
/// for what cannot change the network only: counters, a policy's standard deviation, a value function. An error is: biases
/// without their weights (one of two names is damaged); whatever is no counter while a layer lacks its biases; a matrix, or what
/// is named like the layers, because the network would be another one without it; parts of a normalisation.
/// </para>
/// <para>
/// What no rule can see: a damaged number of a layer without biases, in a file without metadata whose layers are all of one
/// shape. Such a file is a sound file of another network.
/// </para>
/// </remarks>
internal static class LayerRecognition
{
    /// <summary>Finds the layers.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">The name in the file by our name, or nothing.</param>
    /// <param name="sizes">The sizes that are wanted, inputs first, or null. They decide where the file may be read in several ways, and nothing else.</param>
    /// <exception cref="ModelFileException">The file does not say which tensor is which.</exception>
    public static RecognizedLayers Find(SafetensorsFile file, IReadOnlyDictionary<string, string> names, IReadOnlyList<int>? sizes)
    {
        if (names.Count > 0)
            return LayersByMap.Find(file, names);
        if (SafetensorsMetadata.IsOwn(file.Metadata))
            return LayersOfOwnFile.Find(file);
        var candidates = new List<(TensorName Name, SafetensorsTensor Tensor)>();
        bool named = false;
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            if (tensor.IsOfOptimizer || tensor.IsOfScaling)
                continue;
            var name = TensorName.Parse(tensor.Name);
            candidates.Add((name, tensor));
            named |= name.Role == TensorRole.Weights && tensor.Shape.Count == 2;
        }

        return named ? LayersByName.Find(file, candidates, sizes) : LayersByOrder.Find(file, candidates, sizes);
    }
}
