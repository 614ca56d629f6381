namespace NetGen.Reporting;

/// <summary>
/// The line through the points of a curve. Of many points in one column of pixels the least and the largest are drawn, in their order: the picture is that of all
/// of them, and its size no longer depends on how many there are.
/// </summary>
internal static class CurvePath
{
    /// <summary>The line, as the d of a path. Numbers that the axis cannot show are gaps.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="area">The area.</param>
    /// <param name="place">Where a point is on the horizontal axis, by its index.</param>
    /// <param name="axis">The vertical axis.</param>
    public static Markup Of(double[] values, PlotArea area, Func<int, double> place, Axis axis)
    {
        var path = new Markup();
        int columns = (int)area.Width;
        bool isOpen = false, isAlone = false;
        foreach (int index in values.Length <= 2 * columns ? Enumerable.Range(0, values.Length) : Extremes(values, columns, axis))
        {
            if (!axis.CanShow(values[index]))
            {
                Close();
                continue;
            }

            path.Add($"{(isOpen ? "L" : "M")}{area.X(place(index))} {area.Y(axis.Place(values[index]))}");
            isAlone = !isOpen;
            isOpen = true;
        }

        Close();
        return path;

        // A point without another before or behind it is a line of no length, which round ends make a dot.
        void Close()
        {
            if (isOpen && isAlone)
                path.Add($"h0");
            isOpen = isAlone = false;
        }
    }

    private static IEnumerable<int> Extremes(double[] values, int columns, Axis axis)
    {
        for (int column = 0; column < columns; column++)
        {
            int start = (int)((long)values.Length * column / columns);
            int end = (int)((long)values.Length * (column + 1) / columns);
            int least = -1, most = -1, missing = -1;
            for (int index = start; index < end; index++)
            {
                if (!axis.CanShow(values[index]))
                {
                    missing = index;
                    continue;
                }

                least = least < 0 || values[index] < values[least] ? index : least;
                most = most < 0 || values[index] > values[most] ? index : most;
            }

            foreach (int index in new[] { least, most, missing }.Where(index => index >= 0).Distinct().Order())
                yield return index;
        }
    }
}
