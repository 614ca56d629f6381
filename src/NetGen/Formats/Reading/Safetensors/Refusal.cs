using System;
using System.Collections.Generic;

namespace NetGen.Formats.Reading.Safetensors;

/// <summary>What the refusals of every rule of <see cref="LayerRecognition"/> say alike.</summary>
internal static class Refusal
{
    /// <summary>Their end: what to do.</summary>
    public const string WayOut = "TensorNames (layers.1.weight, layers.1.bias, ...: an option of Load, metadata of the NetGenModel item) says which tensor is which, and leaves all others aside.";

    /// <summary>The first few tensors.</summary>
    public static string Sample(IReadOnlyList<SafetensorsTensor> tensors)
    {
        const int Most = 12;
        var names = new List<string>();
        for (int i = 0; i < Math.Min(Most, tensors.Count); i++)
            names.Add(tensors[i].ToString());
        return tensors.Count == 0 ? "none" : string.Join(", ", names) + (tensors.Count > Most ? $" and {tensors.Count - Most} more" : "");
    }
}
