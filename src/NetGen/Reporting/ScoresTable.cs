using System.Globalization;
using NetGen.Drawing;

namespace NetGen.Reporting;

/// <summary>A table of scores: a name and numbers in each row.</summary>
internal sealed class ScoresTable
{
    /// <summary>The most rows of items; of more, the worst are shown.</summary>
    public const int MostRows = 32;

    private readonly Markup _rows = new();
    private readonly string[] _columns;

    public ScoresTable(params string[] columns) => _columns = columns;

    /// <summary>Adds a row; one that sums up others stands out.</summary>
    public void Add(string name, bool isSum, params string[] values)
    {
        _rows.Add($"<tr{(isSum ? new Markup().Add($" class=\"sum\"") : null)}><th scope=\"row\">{TextWidth.Shorten(name, ReportSection.MostNameLength)}</th>");
        foreach (string value in values)
            _rows.Add($"<td>{value}</td>");
        _rows.Line($"</tr>");
    }

    public Markup ToMarkup()
    {
        var table = new Markup();
        table.Add($"<div class=\"scroll\"><table class=\"scores\"><tr>");
        foreach (string column in _columns)
            table.Add($"<th scope=\"col\">{column}</th>");
        return table.Line($"</tr>").Add(_rows).Line($"</table></div>");
    }

    public static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Magnitude(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
