using System;
using System.Globalization;

namespace NetGen.Formats.Reading;

/// <summary>A stage of scaling as a model file holds it: x' = (x - offset) * factor for each feature, and back x = x' / factor + offset.</summary>
internal sealed class ModelScaling
{
    /// <summary>Makes a stage.</summary>
    /// <param name="offsets">What is subtracted.</param>
    /// <param name="factors">What the difference is multiplied by; as many.</param>
    /// <param name="offsetName">Where the offsets are in the file, for messages: a tensor or a node.</param>
    /// <param name="factorName">The same of the factors.</param>
    /// <exception cref="ModelFileException">A number is not finite, or a factor is 0.</exception>
    public ModelScaling(double[] offsets, double[] factors, string offsetName, string factorName)
    {
        Offsets = offsets;
        Factors = factors;
        OffsetName = offsetName;
        FactorName = factorName;
        for (int feature = 0; feature < offsets.Length; feature++)
        {
            if (!IsFinite(offsets[feature]))
                throw Error(offsetName, feature, offsets[feature], "; an offset is finite");
            if (!IsFinite(factors[feature]) || factors[feature] == 0)
                throw Error(factorName, feature, factors[feature], "; a factor is finite and not 0");
        }
    }

    /// <summary>What is subtracted from each feature.</summary>
    public double[] Offsets { get; }

    /// <summary>What each difference is multiplied by; never 0.</summary>
    public double[] Factors { get; }

    /// <summary>Where the offsets are in the file.</summary>
    public string OffsetName { get; }

    /// <summary>Where the factors are in the file.</summary>
    public string FactorName { get; }

    /// <summary>What to say of a number that no stage can have.</summary>
    public static ModelFileException Error(string place, int feature, double value, string reason) =>
        new(place, string.Format(CultureInfo.InvariantCulture, "the number at index {0} is {1:R}{2}", feature, value, reason), inner: null);

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
