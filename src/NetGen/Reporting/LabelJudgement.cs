using NetGen.Drawing;
using NetGen.Evaluation;

namespace NetGen.Reporting;

/// <summary>Of a network whose samples may have any number of labels: the scores of each label.</summary>
internal static class LabelJudgement
{
    public static Judgement Of(MultiLabelReport report, string samples)
    {
        ClassScores[] labels = report.Labels.ToArray();
        bool isExcerpt = labels.Length > ScoresTable.MostRows;
        string excerpt = isExcerpt ? $" Of {Wording.Number(labels.Length)} labels the {ScoresTable.MostRows} with the least F1." : "";
        var table = new ScoresTable("", "precision", "recall", "F1", "samples");
        foreach (ClassScores scores in isExcerpt ? labels.OrderBy(scores => scores.F1).Take(ScoresTable.MostRows) : labels)
            ClassJudgement.Add(table, scores, isSum: false);
        ClassJudgement.Add(table, report.MicroAverage, isSum: true);
        ClassJudgement.Add(table, report.MacroAverage, isSum: true);
        ClassJudgement.Add(table, report.WeightedAverage, isSum: true);
        Markup content = new Markup()
            .Line($"<p class=\"note\">{Wording.Counted(report.SampleCount, "sample")} from {samples}; a label is predicted from a probability of {ScoresTable.Magnitude(report.Threshold)} on. Hamming loss {ScoresTable.Magnitude(report.HammingLoss)}.{excerpt}</p>")
            .Add(table.ToMarkup());
        return new Judgement(new Fact("subset accuracy", ScoresTable.Share(report.SubsetAccuracy)), [new ReportSection("scores", "Labels", content, IsWide: true)]);
    }
}
