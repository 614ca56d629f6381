using System.Globalization;
using NetGen.Formats.Reading;

namespace NetGen.Formats.Inspection;

/// <summary>What options of a load are as metadata of a <c>NetGenModel</c> item: names, and the parts of each value, which semicolons separate.</summary>
internal static class ItemMetadata
{
    private const char Separator = ';';

    /// <summary>The metadata for an ONNX file.</summary>
    internal static IReadOnlyList<(string Name, string[] Parts)> Of(OnnxLoadOptions options)
    {
        var metadata = new List<(string Name, string[] Parts)>();
        if (options.OutputName is { } output)
            metadata.Add((nameof(options.OutputName), [output]));
        if (options.NewestOpset is { } newest)
            metadata.Add((nameof(options.NewestOpset), [newest.ToString(CultureInfo.InvariantCulture)]));
        return metadata;
    }

    /// <summary>The metadata for a safetensors file that has been read with the options, so that the names are ours; null where an item cannot say it.</summary>
    internal static IReadOnlyList<(string Name, string[] Parts)>? Of(SafetensorsLoadOptions options)
    {
        if (options.TensorNames is not { Count: > 0 } names)
            return [];

        // A build splits at semicolons and trims.
        if (names.Values.Any(name => name.Contains(Separator, StringComparison.Ordinal) || name.Trim() != name))
            return null;
        var parts = new List<string>();
        for (int layer = 1; parts.Count < names.Count; layer++)
        {
            foreach (string own in new[] { ParameterName.OfWeights(layer), ParameterName.OfBiases(layer) })
            {
                if (names.TryGetValue(own, out string? inFile))
                    parts.Add($"{own}={inFile}");
            }
        }

        return [(nameof(options.TensorNames), [.. parts])];
    }
}
