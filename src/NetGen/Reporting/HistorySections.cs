using System.Globalization;
using NetGen.Drawing;
using NetGen.Training;

namespace NetGen.Reporting;

/// <summary>What the epochs of a training were like: its losses and its learning rates.</summary>
internal static class HistorySections
{
    public static IEnumerable<ReportSection> Of(FitResult fit, bool isLogarithmic)
    {
        if (fit.History.Count == 0)
        {
            yield return new ReportSection("loss", "Loss", new Markup().Line($"<p class=\"note\">No epoch ended.</p>"), IsWide: true);
            yield break;
        }

        yield return Losses(fit, isLogarithmic);
        yield return LearningRates(fit);
    }

    private static ReportSection Losses(FitResult fit, bool isLogarithmic)
    {
        var training = new Curve("training", "training", [.. fit.History.Select(epoch => epoch.Loss)]);
        bool hasValidation = fit.History.Any(epoch => epoch.ValidationLoss is not null);
        Curve[] curves = hasValidation
            ? [training, new Curve("validation", "validation", [.. fit.History.Select(epoch => epoch.ValidationLoss ?? double.NaN)])]
            : [training];
        var chart = new CurveChart(curves, isLogarithmic);
        var content = new Markup();
        content.Line($"<ul class=\"legend\">");
        foreach (Curve curve in curves)
            content.Line($"<li class=\"{curve.Style}\">{curve.Name} <b>{Number(curve.Values[^1])}</b></li>");

        // An epoch of a training that was gone on from may have another number than its place in the history.
        int best = Enumerable.Range(0, fit.History.Count).FirstOrDefault(index => fit.History[index].Epoch == fit.BestEpoch, -1) + 1;
        if (best > 0)
            content.Line($"<li class=\"best\">best epoch <b>{Wording.Number(fit.BestEpoch)}</b></li>");
        content.Line($"</ul>");
        content.Add(chart.Draw("loss", $"The loss of each of {fit.History.Count} epochs, {string.Join(" and ", curves.Select(curve => curve.Name))}, on a {(chart.IsLogarithmic ? "logarithmic" : "linear")} axis.", best));
        if (chart.HiddenCount > 0)
            content.Line($"<p class=\"note\">{chart.HiddenCount} of {curves.Length * fit.History.Count} losses have no place on this axis: {(chart.IsLogarithmic ? "they are 0, or not finite" : "they are not finite")}.</p>");
        return new ReportSection("loss", "Loss", content);
    }

    private static ReportSection LearningRates(FitResult fit)
    {
        var curve = new Curve("learning rate", "rate", [.. fit.History.Select(epoch => epoch.LearningRate)]);
        var chart = new CurveChart([curve], isLogarithmic: false);
        var content = new Markup();
        content.Line($"<ul class=\"legend\"><li class=\"rate\">of the last step of an epoch <b>{Number(curve.Values[^1])}</b></li></ul>");
        content.Add(chart.Draw("rate", $"The learning rate of the last step of each of {fit.History.Count} epochs."));
        return new ReportSection("learning-rate", "Learning rate", content);
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
