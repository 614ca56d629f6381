using System.Numerics;
using NetGen.ModelFiles;

namespace NetGen;

/// <summary>Counts the values of a loaded array that are NaN or infinite, for its report.</summary>
internal static class NonFiniteValues
{
    /// <summary>Adds a sentence where there are any.</summary>
    internal static void Report<T>(List<string> remarks, string what, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = 0;
        foreach (T value in values)
        {
            if (!T.IsFinite(value))
                count++;
        }

        if (count > 0)
            remarks.Add(NonFiniteNumbers.Sentence(what, count, values.Length));
    }

    /// <summary>Adds a sentence for each block of a network's parameters that holds any, under the name that model files give it.</summary>
    internal static void Report<T>(List<string> remarks, NetworkDescription network, ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref readonly ParameterBlock block in network.Blocks)
        {
            string name = block.Kind == ParameterKind.Weights ? ParameterName.OfWeights(block.Layer) : ParameterName.OfBiases(block.Layer);
            Report(remarks, $"'{name}'", parameters.Slice(block.Offset, block.Count));
        }
    }
}
