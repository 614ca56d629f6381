using System.Globalization;

namespace NetGen.Evaluation;

/// <summary>The samples whose confidence, the probability of the predicted class, is in one interval: how often such predictions are right.</summary>
/// <remarks>Thread safety: immutable.</remarks>
public sealed class CalibrationBin
{
    internal CalibrationBin(double lowerBound, double upperBound, int sampleCount, double meanConfidence, double accuracy)
    {
        LowerBound = lowerBound;
        UpperBound = upperBound;
        SampleCount = sampleCount;
        MeanConfidence = meanConfidence;
        Accuracy = accuracy;
    }

    /// <summary>Confidences of the bin are above it; those of the first bin may be 0, too.</summary>
    public double LowerBound { get; }

    /// <summary>Confidences of the bin are at most this.</summary>
    public double UpperBound { get; }

    /// <summary>How many samples are in the bin.</summary>
    public int SampleCount { get; }

    /// <summary>The mean of their confidences; 0 where there are none.</summary>
    public double MeanConfidence { get; }

    /// <summary>The part of them whose predicted class is right; 0 where there are none.</summary>
    public double Accuracy { get; }

    /// <summary>The bin in a line.</summary>
    /// <returns>Bounds, samples, mean confidence and accuracy.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"({LowerBound:F4}, {UpperBound:F4}]: {ScoreTable.Samples(SampleCount)}, mean confidence {MeanConfidence:F4}, accuracy {Accuracy:F4}");
}
