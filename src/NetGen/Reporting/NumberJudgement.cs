using System.Numerics;
using NetGen.Data;
using NetGen.Drawing;
using NetGen.Evaluation;

namespace NetGen.Reporting;

/// <summary>Of a network that says numbers: predicted ones over true ones, and the errors of each output.</summary>
internal static class NumberJudgement
{
    // More points than these cover one another.
    private const int MostPoints = 1500;

    // Each output has a picture of its own; what they have together is limited.
    private const int MostPictures = 4;

    public static Judgement Of<T>(INetwork<T> network, IDataSource<T> data, RegressionReport report, string samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var scatter = new Markup();
        int count = Math.Min(data.Count, MostPoints);
        int pictures = Math.Min(report.OutputSize, MostPictures);
        string of = count == data.Count ? Wording.Counted(count, "sample") : $"{Wording.Counted(count, "sample")} of {Wording.Number(data.Count)}";
        string outputs = pictures == report.OutputSize ? "" : $", the first {pictures} of {Wording.Number(report.OutputSize)} outputs";
        scatter.Line($"<p class=\"note\">{of} from {samples}{outputs}. Right predictions are on the line.</p>");
        (T[] targets, T[] predictions) = Predict(network, data, count);
        if (pictures > 1)
            scatter.Line($"<div class=\"charts\">");
        for (int output = 0; output < pictures; output++)
        {
            RegressionScores scores = report.Outputs[output];
            string name = TextWidth.Shorten(scores.Name, ReportSection.MostNameLength);
            scatter.Line($"<figure>");
            if (report.OutputSize > 1)
                scatter.Line($"<figcaption><b>output {name}</b> R2 {ScoresTable.Share(scores.R2)}</figcaption>");
            scatter.Add(ScatterChart.Draw(Column(targets, output, report.OutputSize), Column(predictions, output, report.OutputSize), $"Predicted over true values of output {name}, R2 {ScoresTable.Share(scores.R2)}."));
            scatter.Line($"</figure>");
        }

        if (pictures > 1)
            scatter.Line($"</div>");
        return new Judgement(
            new Fact("R2", ScoresTable.Share(report.Overall.R2)),
            [new ReportSection("predictions", "Predicted and true", scatter, IsWide: pictures > 1), new ReportSection("scores", "Errors", Errors(report), IsWide: pictures > 1)]);
    }

    /// <summary>Samples from all over the source, as far from each other as they can be.</summary>
    private static (T[] Targets, T[] Predictions) Predict<T>(INetwork<T> network, IDataSource<T> data, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = [.. Enumerable.Range(0, count).Select(index => (int)((long)data.Count * index / count))];
        var inputs = new T[count * data.InputSize];
        var targets = new T[count * data.TargetSize];
        var predictions = new T[count * network.Description.OutputSize];
        data.CopyRows(rows, inputs, targets);
        network.ForwardBatch(inputs, predictions);
        return (targets, predictions);
    }

    private static double[] Column<T>(T[] values, int column, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => [.. Enumerable.Range(0, values.Length / columns).Select(row => double.CreateTruncating(values[row * columns + column]))];

    private static Markup Errors(RegressionReport report)
    {
        RegressionScores[] outputs = report.Outputs.ToArray();
        bool isExcerpt = outputs.Length > ScoresTable.MostRows;
        var table = new ScoresTable("output", "RMSE", "MAE", "R2", "max error");
        foreach (RegressionScores scores in isExcerpt ? outputs.OrderBy(scores => scores.R2).Take(ScoresTable.MostRows) : outputs)
            Add(table, scores, isSum: false);
        if (outputs.Length > 1)
            Add(table, report.Overall, isSum: true);
        string excerpt = isExcerpt ? $" Of {Wording.Number(outputs.Length)} outputs the {ScoresTable.MostRows} with the least R2." : "";
        return new Markup()
            .Line($"<p class=\"note\">Over {Wording.Counted(report.SampleCount, "sample")}, in the unit of the targets.{excerpt}</p>")
            .Add(table.ToMarkup());
    }

    private static void Add(ScoresTable table, RegressionScores scores, bool isSum) => table.Add(
        scores.Name, isSum, ScoresTable.Magnitude(scores.Rmse), ScoresTable.Magnitude(scores.Mae), ScoresTable.Share(scores.R2), ScoresTable.Magnitude(scores.MaxError));
}
