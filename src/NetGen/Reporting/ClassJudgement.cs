using NetGen.Drawing;
using NetGen.Evaluation;

namespace NetGen.Reporting;

/// <summary>Of a classifier: the confusion matrix, and the scores of each class.</summary>
internal static class ClassJudgement
{
    // Of a matrix that is too large for a picture.
    private const int MostConfusions = 20;

    public static Judgement Of(ClassificationReport report, string samples)
    {
        string of = $"{Wording.Counted(report.SampleCount, "sample")} from {samples}";
        var confusion = new Markup().Line($"<p class=\"note\">{of}. A row for each true class, a column for each predicted one.</p>");
        if (report.ClassCount <= ConfusionChart.MostClasses)
            confusion.Add(new ConfusionChart(report).Draw($"Confusion matrix of {report.ClassCount} classes, accuracy {ScoresTable.Share(report.Accuracy)}."));
        else
            confusion = Confusions(report, of);
        return new Judgement(
            new Fact("accuracy", ScoresTable.Share(report.Accuracy)),
            [new ReportSection("confusion", "Confusion matrix", confusion), new ReportSection("scores", "Classes", Scores(report))]);
    }

    private static Markup Scores(ClassificationReport report)
    {
        ClassScores[] classes = report.Classes.ToArray();
        bool isExcerpt = classes.Length > ScoresTable.MostRows;
        var content = new Markup();
        string probabilities = report is { LogLoss: { } loss, ExpectedCalibrationError: { } error }
            ? $"Log loss {ScoresTable.Magnitude(loss)}, expected calibration error {ScoresTable.Magnitude(error)}."
            : "";
        string excerpt = isExcerpt ? $" Of {Wording.Number(classes.Length)} classes the {ScoresTable.MostRows} with the least F1." : "";
        content.Line($"<p class=\"note\">{probabilities}{excerpt}</p>");
        var table = new ScoresTable("", "precision", "recall", "F1", "samples");
        foreach (ClassScores scores in isExcerpt ? classes.OrderBy(scores => scores.F1).Take(ScoresTable.MostRows) : classes)
            Add(table, scores, isSum: false);
        Add(table, report.MacroAverage, isSum: true);
        Add(table, report.WeightedAverage, isSum: true);
        return content.Add(table.ToMarkup());
    }

    public static void Add(ScoresTable table, ClassScores scores, bool isSum) => table.Add(
        scores.Name, isSum, ScoresTable.Share(scores.Precision), ScoresTable.Share(scores.Recall), ScoresTable.Share(scores.F1), Wording.Number(scores.Support));

    private static Markup Confusions(ClassificationReport report, string of)
    {
        var wrong = new List<(int Expected, int Predicted, int Count)>();
        for (int expected = 0; expected < report.ClassCount; expected++)
        {
            ReadOnlySpan<int> counts = report.GetCounts(expected);
            for (int predicted = 0; predicted < counts.Length; predicted++)
            {
                if (predicted != expected && counts[predicted] > 0)
                    wrong.Add((expected, predicted, counts[predicted]));
            }
        }

        var table = new ScoresTable("true", "predicted", "samples");
        foreach ((int expected, int predicted, int count) in wrong.OrderByDescending(pair => pair.Count).Take(MostConfusions))
            table.Add(report.ClassNames[expected], isSum: false, TextWidth.Shorten(report.ClassNames[predicted], ReportSection.MostNameLength), Wording.Number(count));
        return new Markup()
            .Line($"<p class=\"note\">{of}. Of {Wording.Number(report.ClassCount)} classes, those that are taken for others most often.</p>")
            .Add(table.ToMarkup());
    }
}
