using System.Globalization;

namespace NetGen.Reporting;

/// <summary>Curves over the epochs of a training.</summary>
internal sealed class CurveChart
{
    private const double Width = 440;
    private const double Height = 260;
    private const double Top = 10;
    private const double Right = 20;
    private const double Below = 42;
    private const int IntervalsLeft = 5;

    // Each has a sentence that is shown where a pointer is over it; there is no more room for fingers.
    private const int MostStrips = 96;

    // A curve that is a level line has room above it.
    private const double AboveConstant = 1.2;

    // Where points are so few that each can be seen, they are.
    private const int MostDots = 40;

    private readonly Curve[] _curves;
    private readonly int _count;
    private readonly Axis _vertical;
    private readonly LinearAxis _horizontal;
    private readonly PlotArea _area;

    /// <param name="curves">The curves, with at least one point.</param>
    /// <param name="isLogarithmic">Whether the vertical axis is logarithmic, as far as there are numbers above 0.</param>
    public CurveChart(Curve[] curves, bool isLogarithmic)
    {
        _curves = curves;
        _count = curves[0].Values.Length;
        _vertical = VerticalOf([.. curves.SelectMany(curve => curve.Values).Where(Axis.IsDrawable)], isLogarithmic);
        double left = ChartFrame.LeftOf(_vertical);
        _area = new PlotArea(left, Top, Width - left - Right, Height - Top - Below);
        _horizontal = ChartFrame.Horizontal(1, Math.Max(_count, 2), _area.Width, isWhole: true);
    }

    /// <summary>How many numbers are left out, since the axis cannot show them.</summary>
    public int HiddenCount => _curves.Sum(curve => curve.Values.Count(value => !_vertical.CanShow(value)));

    public bool IsLogarithmic => _vertical is LogarithmicAxis;

    /// <summary>Draws the chart.</summary>
    /// <param name="kind">Which chart it is, as a class.</param>
    /// <param name="description">What it shows, for those who do not see it.</param>
    /// <param name="markedEpoch">The epoch that has a mark, from 1; 0 for none.</param>
    public Markup Draw(string kind, string description, int markedEpoch = 0)
    {
        var picture = new Markup();
        ChartFrame.Begin(picture, kind, Width, Height, description);
        ChartFrame.Draw(picture, _area, _horizontal, _vertical, "epoch");
        if (markedEpoch > 0)
            picture.Line($"<path class=\"best\" d=\"M{_area.X(Place(markedEpoch - 1))} {_area.Top}V{_area.Bottom}\"/>");
        foreach (Curve curve in _curves)
        {
            picture.Line($"<path class=\"line {curve.Style}\" d=\"{CurvePath.Of(curve.Values, _area, Place, _vertical)}\"/>");
            if (_count <= MostDots)
                Dots(picture, curve);
        }

        Strips(picture);
        ChartFrame.End(picture);
        return picture;
    }

    private double Place(int index) => _horizontal.Place(index + 1);

    private static Axis VerticalOf(double[] values, bool isLogarithmic)
    {
        if (isLogarithmic && values.Any(LogarithmicAxis.HasLogarithm))
            return LogarithmicAxis.Rounded(values.Where(LogarithmicAxis.HasLogarithm).Min(), values.Max());
        double least = values.DefaultIfEmpty(0).Min(), most = values.DefaultIfEmpty(1).Max();

        // A loss or a learning rate is seen beside 0, unless it hardly moves far away from it.
        if (least > 0 && (least < most / 2 || least == most))
            (least, most) = (0, least == most ? most * AboveConstant : most);
        return LinearAxis.Rounded(least, most, IntervalsLeft);
    }

    private void Dots(Markup picture, Curve curve)
    {
        picture.Add($"<g class=\"dots {curve.Style}\">");
        for (int index = 0; index < _count; index++)
        {
            if (_vertical.CanShow(curve.Values[index]))
                picture.Add($"<circle cx=\"{_area.X(Place(index))}\" cy=\"{_area.Y(_vertical.Place(curve.Values[index]))}\" r=\"2.5\"/>");
        }

        picture.Line($"</g>");
    }

    private void Strips(Markup picture)
    {
        int strips = Math.Min(_count, MostStrips);
        picture.Line($"<g class=\"strips\">");
        for (int strip = 0; strip < strips; strip++)
        {
            // The last of its epochs, so that what the training ended with can be read.
            int index = (int)((long)_count * (strip + 1) / strips) - 1;
            string values = string.Join(", ", _curves.Select(curve => string.Create(CultureInfo.InvariantCulture, $"{curve.Name} {curve.Values[index]:G5}")));
            picture.Line($"<rect x=\"{_area.X((double)strip / strips)}\" y=\"{_area.Top}\" width=\"{_area.Width / strips}\" height=\"{_area.Height}\"><title>epoch {index + 1}: {values}</title></rect>");
        }

        picture.Line($"</g>");
    }
}
