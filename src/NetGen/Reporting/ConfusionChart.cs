using System.Globalization;
using NetGen.Drawing;
using NetGen.Evaluation;

namespace NetGen.Reporting;

/// <summary>A confusion matrix as squares: a row for each class that is right, a column for each that is predicted, the darker the larger its share of the row.</summary>
internal sealed class ConfusionChart
{
    /// <summary>The most classes that are drawn: the squares of more are too small to be told apart.</summary>
    public const int MostClasses = 24;

    private const double Width = 440;
    private const double Margin = 8;
    private const double TitleHeight = 22;
    private const double LargestCell = 64;
    private const double LargestLabelWidth = 110;
    private const int LabelFont = 12;
    private const int MostLabelLength = 14;

    // A matrix with more squares than this has shorter names in their titles: the page has a limit.
    private const int FewClasses = 10;
    private const int ShortNameLength = 12;

    // What a figure needs, in the size of the font.
    private const double FigureWidth = 0.62;

    // A square with less has its number in its title only.
    private const double SmallestFont = 7;
    private const double LargestFont = 15;

    // One sample among thousands is seen, too, on a dark page as well.
    private const double LeastOpacity = 0.22;

    // On darker squares numbers are white.
    private const double DarkShare = 0.5;

    private readonly ClassificationReport _report;
    private readonly int _count;
    private readonly string[] _labels;
    private readonly double _labelWidth;
    private readonly double _cell;
    private readonly double _left;
    private readonly double _top;
    private readonly bool _areLabelsTurned;
    private readonly double _font;

    public ConfusionChart(ClassificationReport report)
    {
        _report = report;
        _count = report.ClassCount;
        _labels = [.. report.ClassNames.Select(LabelOf)];
        _labelWidth = _labels.Max(label => TextWidth.Of(label, LabelFont));
        double left = Margin + TitleHeight + _labelWidth + Margin;
        _cell = Math.Min(LargestCell, Math.Floor((Width - left - Margin) / _count));

        // The matrix is in the middle of the picture, with what is written beside it.
        _left = left + Math.Floor((Width - Margin - left - _cell * _count) / 2);
        _areLabelsTurned = _labelWidth > _cell - 2;
        _top = TitleHeight + (_areLabelsTurned ? _labelWidth : LabelFont) + Margin;
        _font = FontOf(Enumerable.Range(0, _count).Max(expected => report.GetCounts(expected).ToArray().Max()));
    }

    public Markup Draw(string description)
    {
        var picture = new Markup();
        double side = _cell * _count;
        ChartFrame.Begin(picture, "confusion", Width, _top + side + Margin, description);
        picture.Line($"<text class=\"title\" x=\"{_left + side / 2}\" y=\"14\">predicted</text>");
        double rows = _left - _labelWidth - 2 * Margin;
        picture.Line($"<text class=\"title\" transform=\"translate({rows} {_top + side / 2}) rotate(-90)\">true</text>");
        Labels(picture);
        picture.Line($"<g class=\"cells\" font-size=\"{_font}\">");
        for (int expected = 0; expected < _count; expected++)
        {
            for (int predicted = 0; predicted < _count; predicted++)
                Cell(picture, expected, predicted);
        }

        picture.Line($"</g>");
        picture.Line($"<rect class=\"edge\" x=\"{_left}\" y=\"{_top}\" width=\"{side}\" height=\"{side}\"/>");
        ChartFrame.End(picture);
        return picture;
    }

    private void Labels(Markup picture)
    {
        picture.Line($"<g class=\"marks left\" font-size=\"{LabelSize}\">");
        for (int index = 0; index < _count; index++)
            picture.Line($"<text x=\"{_left - Margin}\" y=\"{Middle(_top, index) + 4}\">{_labels[index]}</text>");
        picture.Line($"</g>");
        picture.Line($"<g class=\"marks {(_areLabelsTurned ? "turned" : "below")}\" font-size=\"{LabelSize}\">");
        for (int index = 0; index < _count; index++)
        {
            if (_areLabelsTurned)
                picture.Line($"<text transform=\"translate({Middle(_left, index) + 4} {_top - Margin}) rotate(-90)\">{_labels[index]}</text>");
            else
                picture.Line($"<text x=\"{Middle(_left, index)}\" y=\"{_top - Margin}\">{_labels[index]}</text>");
        }

        picture.Line($"</g>");
    }

    private void Cell(Markup picture, int expected, int predicted)
    {
        int count = _report.GetCount(expected, predicted);
        if (count == 0)
            return;
        double share = (double)count / _report.Classes[expected].Support;
        double x = _left + predicted * _cell, y = _top + expected * _cell;
        string kind = expected == predicted ? "right" : "wrong";
        string opacity = (LeastOpacity + (1 - LeastOpacity) * share).ToString("0.##", CultureInfo.InvariantCulture);
        string title = string.Create(CultureInfo.InvariantCulture, $"{NameOf(expected)} predicted as {NameOf(predicted)}: {count:N0}, {share:P1}");
        picture.Add($"<rect class=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{_cell}\" height=\"{_cell}\" fill-opacity=\"{opacity}\"><title>{title}</title></rect>");
        if (_font >= SmallestFont)
            picture.Add($"<text class=\"{(share > DarkShare ? "dark" : "light")}\" x=\"{Middle(_left, predicted)}\" y=\"{Middle(_top, expected) + _font * 0.35}\">{count}</text>");
        picture.Line($"");
    }

    /// <summary>The size of the numbers: one at which the largest fits its square.</summary>
    private double FontOf(int largest)
    {
        int digits = largest.ToString(CultureInfo.InvariantCulture).Length;
        return Math.Floor(Math.Min(LargestFont, (_cell - 4) / (digits * FigureWidth)));
    }

    /// <summary>Labels of small squares are small, too, so that each is beside its own.</summary>
    private double LabelSize => Math.Min(LabelFont, _cell - 1);

    /// <summary>As much of a name as there is room for: letters are not all as wide.</summary>
    private static string LabelOf(string name)
    {
        int length = MostLabelLength;
        while (length > 2 && TextWidth.Of(TextWidth.Shorten(name, length), LabelFont) > LargestLabelWidth)
            length--;
        return TextWidth.Shorten(name, length);
    }

    private string NameOf(int index) => TextWidth.Shorten(_report.ClassNames[index], _count <= FewClasses ? ReportSection.MostNameLength : ShortNameLength);

    private double Middle(double start, int index) => start + (index + 0.5) * _cell;
}
