using System.Globalization;
using NetGen.Drawing;
using NetGen.Training;

namespace NetGen.Reporting;

/// <summary>The page: its head, what is most wanted in large letters, and the sections.</summary>
internal static class ReportPage
{
    // In the head and in the tab of a browser.
    private const int MostTitleLength = 200;

    public static string Of(string title, NetworkDescription network, FitResult fit, Fact? score, IReadOnlyList<ReportSection> sections)
    {
        title = TextWidth.Shorten(title, MostTitleLength);
        var page = new Markup();
        page.Line($"<!DOCTYPE html>");
        page.Line($"<html lang=\"en\">");
        page.Line($"<head>");
        page.Line($"<meta charset=\"utf-8\"/>");
        page.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        page.Line($"<meta name=\"color-scheme\" content=\"light dark\"/>");

        // Nothing is loaded and nothing runs; a page that is passed on can be read in it.
        page.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>");
        page.Line($"<title>{title}</title>");
        page.Line($"<style>");
        page.Add(ReportStyle.Rules);
        page.Line($"</style>");
        page.Line($"</head>");
        page.Line($"<body>");
        page.Line($"<header>");
        page.Line($"<h1>{title}</h1>");
        page.Line($"<p>{(title == network.Name ? "" : $"{TextWidth.Shorten(network.Name, MostTitleLength)}: ")}{Wording.Summary(network)}</p>");
        page.Line($"<p class=\"{(fit.Reason == StopReason.LossNotFinite ? "fault" : "outcome")}\">{fit.ToString()}</p>");
        page.Line($"</header>");
        page.Line($"<dl class=\"key-figures\">");
        foreach (Fact fact in KeyFigures(fit, score))
            page.Line($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>");
        page.Line($"</dl>");
        page.Line($"<main>");
        foreach (ReportSection section in sections)
        {
            page.Line($"<section id=\"{section.Name}\" class=\"{(section.IsWide ? "wide" : "half")}\"><h2>{section.Title}</h2>");
            page.Add(section.Content);
            page.Line($"</section>");
        }

        page.Line($"</main>");
        page.Line($"</body>");
        page.Line($"</html>");
        return page.ToString();
    }

    private static IEnumerable<Fact> KeyFigures(FitResult fit, Fact? score)
    {
        if (score is not null)
            yield return score;
        yield return new Fact("best loss", fit.BestEpoch == 0 ? "none" : fit.BestLoss.ToString("G4", CultureInfo.InvariantCulture));
        yield return new Fact("best epoch", fit.BestEpoch == 0 ? "none" : Wording.Number(fit.BestEpoch));
        yield return new Fact("epochs", Wording.Number(fit.History.Count));
        yield return new Fact("steps", Wording.Number(fit.StepCount));
        yield return new Fact("time", Duration.Text(fit.Elapsed));
    }
}
