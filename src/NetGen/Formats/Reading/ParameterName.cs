using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Formats.Reading;

/// <summary>Our names of the tensors of a network: layers.1.weight, layers.1.bias, layers.2.weight; counted from 1, as in W1 and b1.</summary>
internal static class ParameterName
{
    private const string Start = "layers.";
    private const string WeightsEnd = ".weight";
    private const string BiasesEnd = ".bias";

    public static string OfWeights(int layer) => Start + layer.ToString(CultureInfo.InvariantCulture) + WeightsEnd;

    public static string OfBiases(int layer) => Start + layer.ToString(CultureInfo.InvariantCulture) + BiasesEnd;

    /// <summary>Requires that TensorNames speaks of our names, of weights 1 to n without a gap and of biases of those only.</summary>
    /// <returns>n.</returns>
    /// <exception cref="ModelFileException">It does not.</exception>
    public static int CountLayers(IReadOnlyDictionary<string, string> names)
    {
        int count = 0;
        while (names.ContainsKey(OfWeights(count + 1)))
            count++;
        int found = count;
        for (int layer = 1; layer <= count; layer++)
        {
            if (names.ContainsKey(OfBiases(layer)))
                found++;
        }

        if (count == 0 || found != names.Count)
        {
            throw new ModelFileException(
                $"TensorNames has {names.Count} entries, {found} of which fit: it names {OfWeights(1)}, {OfWeights(2)} and so on without a gap, and {OfBiases(1)} to {OfBiases(System.Math.Max(count, 1))} where there are biases.");
        }

        return count;
    }
}
