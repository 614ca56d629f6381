namespace NetGen.Reporting;

/// <summary>The part of a chart between its axes, in the units of its viewBox.</summary>
internal readonly record struct PlotArea(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>From a place on the horizontal axis.</summary>
    public double X(double place) => Left + place * Width;

    /// <summary>From a place on the vertical axis, which begins below.</summary>
    public double Y(double place) => Top + (1 - place) * Height;
}
