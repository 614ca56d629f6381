using System.Globalization;

namespace NetGen.Reporting;

/// <summary>A histogram as bars, small enough to stand beside those of other layers.</summary>
internal static class HistogramChart
{
    private const double Width = 260;
    private const double Height = 140;
    private const double Top = 8;
    private const double Right = 16;
    private const double Below = 24;
    private const int IntervalsLeft = 3;
    private const double Gap = 1;

    // One number among thousands is there, too.
    private const double LeastHeight = 1;

    public static Markup Draw(Histogram histogram, string style, string description)
    {
        var vertical = LinearAxis.Rounded(0, Math.Max(1, Largest(histogram.Bins)), IntervalsLeft, isWhole: true);
        double left = ChartFrame.LeftOf(vertical);
        var area = new PlotArea(left, Top, Width - left - Right, Height - Top - Below);
        var horizontal = ChartFrame.Horizontal(histogram.Least, histogram.Most, area.Width);
        var picture = new Markup();
        ChartFrame.Begin(picture, "histogram", Width, Height, description);
        ChartFrame.Draw(picture, area, horizontal, vertical, title: null);
        picture.Line($"<g class=\"bars {style}\">");
        for (int bin = 0; bin < histogram.Bins.Length; bin++)
            Bar(picture, histogram, bin, area, vertical);
        picture.Line($"</g>");
        ChartFrame.End(picture);
        return picture;
    }

    private static void Bar(Markup picture, Histogram histogram, int bin, PlotArea area, LinearAxis vertical)
    {
        int count = histogram.Bins[bin];
        if (count == 0)
            return;
        double pitch = area.Width / histogram.Bins.Length;
        double height = Math.Max(LeastHeight, vertical.Place(count) * area.Height);
        string title = string.Create(CultureInfo.InvariantCulture, $"{histogram.Edge(bin):G3} to {histogram.Edge(bin + 1):G3}: {count:N0}");
        picture.Line($"<rect x=\"{area.X(0) + bin * pitch + Gap / 2}\" y=\"{area.Bottom - height}\" width=\"{pitch - Gap}\" height=\"{height}\"><title>{title}</title></rect>");
    }

    private static int Largest(ReadOnlySpan<int> values)
    {
        int largest = 0;
        foreach (int value in values)
            largest = Math.Max(largest, value);
        return largest;
    }
}
