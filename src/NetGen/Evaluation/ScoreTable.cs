using System.Globalization;

namespace NetGen.Evaluation;

/// <summary>The table of scikit-learn's classification_report(digits=4).</summary>
internal static class ScoreTable
{
    /// <summary>The width of its first column where no name is longer, that of "weighted avg".</summary>
    private const int FirstWidth = 12;

    public static string Of(ReadOnlySpan<ClassScores> scores, double? accuracy, params ReadOnlySpan<ClassScores> averages)
    {
        var table = new AlignedTable(FirstWidth);
        table.Add("", "precision", "recall", "f1-score", "support");
        table.AddGap();
        foreach (ClassScores score in scores)
            AddScores(table, score);
        table.AddGap();
        if (accuracy is { } value)
            table.Add("accuracy", "", "", Number(value), Number(averages[0].Support));
        foreach (ClassScores average in averages)
            AddScores(table, average);
        return table.ToString();
    }

    /// <summary>A score with four digits, as all texts of reports have it.</summary>
    public static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>1 sample, 2 samples.</summary>
    public static string Samples(int count) => $"{Number(count)} {(count == 1 ? "sample" : "samples")}";

    private static void AddScores(AlignedTable table, ClassScores scores)
        => table.Add(scores.Name, Number(scores.Precision), Number(scores.Recall), Number(scores.F1), Number(scores.Support));
}
