namespace NetGen.Reporting;

/// <summary>The picture that a chart is drawn into, with its axes, their marks and the lines of the marks.</summary>
internal static class ChartFrame
{
    // Of figures, which all have one width, in the font of the marks (12), and the room between them and the axis.
    private const double LabelCharacter = 7.5;
    private const double LabelGap = 8;

    private const int MostIntervals = 6;

    private const double LabelBelow = 17;
    private const double TitleBelow = 33;

    /// <summary>The room that marks with labels need on the left.</summary>
    public static double LeftOf(Axis vertical) => vertical.Ticks.Max(tick => tick.Label.Length) * LabelCharacter + 2 * LabelGap;

    /// <summary>The horizontal axis with as many marks as have room for their labels beside each other.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="most">The largest.</param>
    /// <param name="width">The length of the axis.</param>
    /// <param name="isWhole">Whether the numbers are counts.</param>
    public static LinearAxis Horizontal(double least, double most, double width, bool isWhole = false)
    {
        for (int intervals = MostIntervals; ; intervals--)
        {
            var axis = LinearAxis.Exact(least, most, intervals, isWhole);
            double widest = axis.Ticks.Select(tick => tick.Label.Length).DefaultIfEmpty(0).Max() * LabelCharacter + LabelGap;
            if (intervals == 1 || axis.Ticks.Count < 2 || widest <= width * (axis.Ticks[1].Place - axis.Ticks[0].Place))
                return axis;
        }
    }

    /// <summary>Begins a picture, as wide as there is room for it.</summary>
    /// <param name="picture">What it is written to.</param>
    /// <param name="kind">Which chart it is, as a class.</param>
    /// <param name="width">The width of its viewBox.</param>
    /// <param name="height">The height of its viewBox.</param>
    /// <param name="description">What it shows, for those who do not see it.</param>
    public static void Begin(Markup picture, string kind, double width, double height, string description)
        => picture.Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {kind}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{description}\">");

    public static void End(Markup picture) => picture.Line($"</svg>");

    /// <summary>Draws axes.</summary>
    /// <param name="picture">What they are written to.</param>
    /// <param name="area">The area between them.</param>
    /// <param name="horizontal">The axis below.</param>
    /// <param name="vertical">The axis on the left.</param>
    /// <param name="title">What is written below the axis below; null for nothing.</param>
    /// <param name="hasVerticalLines">Whether the marks below have lines, too.</param>
    public static void Draw(Markup picture, PlotArea area, Axis horizontal, Axis vertical, string? title, bool hasVerticalLines = false)
    {
        picture.Add($"<path class=\"grid\" d=\"");
        foreach (Tick tick in vertical.Ticks)
            picture.Add($"M{area.Left} {area.Y(tick.Place)}H{area.Right}");
        foreach (Tick tick in hasVerticalLines ? horizontal.Ticks : [])
            picture.Add($"M{area.X(tick.Place)} {area.Top}V{area.Bottom}");
        picture.Line($"\"/>");
        picture.Line($"<path class=\"axis\" d=\"M{area.Left} {area.Bottom}H{area.Right}\"/>");

        picture.Line($"<g class=\"marks left\">");
        foreach (Tick tick in vertical.Ticks.Where(tick => tick.Label.Length > 0))
            picture.Line($"<text x=\"{area.Left - LabelGap}\" y=\"{area.Y(tick.Place) + 4}\">{tick.Label}</text>");
        picture.Line($"</g>");

        picture.Line($"<g class=\"marks below\">");
        foreach (Tick tick in horizontal.Ticks.Where(tick => tick.Label.Length > 0))
            picture.Line($"<text x=\"{area.X(tick.Place)}\" y=\"{area.Bottom + LabelBelow}\">{tick.Label}</text>");
        if (title is not null)
            picture.Line($"<text x=\"{area.X(0.5)}\" y=\"{area.Bottom + TitleBelow}\">{title}</text>");
        picture.Line($"</g>");
    }
}
