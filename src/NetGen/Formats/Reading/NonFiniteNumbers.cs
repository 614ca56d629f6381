using System.Collections.Generic;

namespace NetGen.Formats.Reading;

/// <summary>Says which tensors hold numbers that are NaN or infinite: a network computes NaN with them, and nothing else tells.</summary>
internal static class NonFiniteNumbers
{
    /// <summary>A sentence for each tensor of the layers that holds any.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<DenseLayer> layers)
    {
        var sentences = new List<string>();
        foreach (DenseLayer layer in layers)
        {
            Add(ModelLimits.Quote(layer.WeightName), layer.Weights);
            if (layer.Biases is not null)
                Add(layer.BiasName is null ? $"The bias of {ModelLimits.Quote(layer.WeightName)}" : ModelLimits.Quote(layer.BiasName), layer.Biases);
        }

        return sentences;

        void Add(string tensor, double[] values)
        {
            int count = 0;
            foreach (double value in values)
            {
                if (double.IsNaN(value) || double.IsInfinity(value))
                    count++;
            }

            if (count > 0)
                sentences.Add(Sentence(tensor, count, values.Length));
        }
    }

    /// <summary>The sentence for one tensor.</summary>
    public static string Sentence(string tensor, int count, int values) => $"{tensor} has {count} of {values} values that {(count == 1 ? "is" : "are")} NaN or infinite.";
}
