namespace NetGen.Reporting;

/// <summary>Predicted numbers over those that were expected: right ones are on the line from corner to corner.</summary>
internal static class ScatterChart
{
    private const double Width = 440;
    private const double Top = 10;
    private const double Right = 20;
    private const double Below = 42;

    // A square of 350 pixels on each side.
    private const double Side = 350;
    private const int Intervals = 4;

    // What is written along the vertical axis, beside its marks.
    private const double TitleWidth = 18;

    /// <summary>Draws points; those that are not finite are left out.</summary>
    public static Markup Draw(double[] expected, double[] predicted, string description)
    {
        int[] shown = [.. Enumerable.Range(0, expected.Length).Where(index => Axis.IsDrawable(expected[index]) && Axis.IsDrawable(predicted[index]))];

        // Both axes are the same, or the line would not be where both are equal.
        double[] all = [.. shown.Select(index => expected[index]), .. shown.Select(index => predicted[index])];
        var axis = LinearAxis.Rounded(all.DefaultIfEmpty(0).Min(), all.DefaultIfEmpty(1).Max(), Intervals);
        double left = Math.Max(ChartFrame.LeftOf(axis) + TitleWidth, (Width - Side) / 2);
        var area = new PlotArea(left, Top, Math.Min(Side, Width - left - Right), Side);
        var picture = new Markup();
        ChartFrame.Begin(picture, "scatter", Width, Top + Side + Below, description);
        ChartFrame.Draw(picture, area, axis, axis, "true", hasVerticalLines: true);
        picture.Line($"<text class=\"title\" transform=\"translate({area.Left - ChartFrame.LeftOf(axis)} {area.Y(0.5)}) rotate(-90)\">predicted</text>");
        picture.Line($"<path class=\"equal\" d=\"M{area.Left} {area.Bottom}L{area.Right} {area.Top}\"/>");
        picture.Add($"<path class=\"points\" d=\"");

        // Whole coordinates: two points at one place are one.
        foreach ((long x, long y) in shown.Select(index => (Pixel(area.X(axis.Place(expected[index]))), Pixel(area.Y(axis.Place(predicted[index]))))).Distinct())
            picture.Add($"M{x} {y}h0");
        picture.Line($"\"/>");
        ChartFrame.End(picture);
        return picture;
    }

    private static long Pixel(double coordinate) => (long)Math.Round(coordinate);
}
