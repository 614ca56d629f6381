using System.Globalization;

namespace NetGen.Evaluation;

/// <summary>Precision, recall and F1 of one class, of one label, or of an average over them.</summary>
/// <remarks>
/// With TP, FP and FN the samples that are rightly, wrongly and wrongly not predicted as the class. A quotient 0 / 0 is 0, scikit-learn's default
/// (zero_division): the precision of a class that is never predicted, the recall of one that no sample has. Thread safety: immutable.
/// </remarks>
public sealed class ClassScores
{
    internal ClassScores(string name, double precision, double recall, double f1, long support)
    {
        Name = name;
        Precision = precision;
        Recall = recall;
        F1 = f1;
        Support = support;
    }

    /// <summary>The name of the class or label, or of the average as scikit-learn's reports have it: macro avg.</summary>
    public string Name { get; }

    /// <summary>TP / (TP + FP): of the samples that are predicted as the class, the part that is.</summary>
    public double Precision { get; }

    /// <summary>TP / (TP + FN): of the samples of the class, the part that is predicted as such.</summary>
    public double Recall { get; }

    /// <summary>2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall.</summary>
    public double F1 { get; }

    /// <summary>TP + FN: how many samples are of the class; of an average the sum over the classes.</summary>
    public long Support { get; }

    /// <summary>The scores in a line.</summary>
    /// <returns>Name, precision, recall, F1 and support.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Name}: precision {Precision:F4}, recall {Recall:F4}, F1 {F1:F4}, support {Support}");

    /// <summary>The scores from counts.</summary>
    internal static ClassScores Of(string name, long truePositives, long predicted, long expected)
        => new(name, Ratio.Of(truePositives, predicted), Ratio.Of(truePositives, expected), Ratio.F1(truePositives, predicted, expected), expected);
}
