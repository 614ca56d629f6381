using System.Globalization;

namespace NetGen.Evaluation;

/// <summary>A point of the receiver operating characteristic: what a threshold finds of class 1, and what it takes for it.</summary>
public readonly struct RocPoint
{
    internal RocPoint(double threshold, double falsePositiveRate, double truePositiveRate)
    {
        Threshold = threshold;
        FalsePositiveRate = falsePositiveRate;
        TruePositiveRate = truePositiveRate;
    }

    /// <summary>Samples are predicted as class 1 from this probability on; infinite at the first point, where none is.</summary>
    public double Threshold { get; }

    /// <summary>FP / (FP + TN): the part of the samples of class 0 that is predicted as class 1; NaN where there are none.</summary>
    public double FalsePositiveRate { get; }

    /// <summary>TP / (TP + FN): the part of the samples of class 1 that is predicted as class 1; NaN where there are none.</summary>
    public double TruePositiveRate { get; }

    /// <summary>The point in a line.</summary>
    /// <returns>Threshold and both rates.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"threshold {Threshold:R}: false positive rate {FalsePositiveRate:F4}, true positive rate {TruePositiveRate:F4}");
}
