using System.Globalization;
using System.Numerics;

namespace NetGen.Reporting;

/// <summary>Numbers, counted in intervals of equal width from the least to the largest.</summary>
internal sealed class Histogram
{
    // As many bars as can still be told apart in a picture of 260 pixels.
    private const int BinCount = 30;

    private readonly int[] _bins = new int[BinCount];
    private readonly double _width;

    private Histogram(int count, int hiddenCount, int zeroCount, double least, double most, double mean, double deviation)
    {
        Count = count;
        HiddenCount = hiddenCount;
        ZeroCount = zeroCount;
        Mean = mean;
        Deviation = deviation;

        // All the same: in the middle, in a bar as wide as others.
        double room = most > least ? 0 : least == 0 ? 0.5 : Math.Abs(least) / 2;
        Least = least - room;
        Most = most + room;
        _width = (Most - Least) / BinCount;
    }

    /// <summary>All numbers, those that are not counted included.</summary>
    public int Count { get; }

    /// <summary>How many are NaN, infinite or too large for a picture.</summary>
    public int HiddenCount { get; }

    /// <summary>How many are 0.</summary>
    public int ZeroCount { get; }

    /// <summary>Where the first interval begins.</summary>
    public double Least { get; }

    /// <summary>Where the last interval ends.</summary>
    public double Most { get; }

    public double Mean { get; }

    /// <summary>The standard deviation.</summary>
    public double Deviation { get; }

    /// <summary>The counts of the intervals.</summary>
    public ReadOnlySpan<int> Bins => _bins;

    public static Histogram Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity, mean = 0, squares = 0;
        int count = 0, zeros = 0;
        foreach (T element in values)
        {
            double value = double.CreateTruncating(element);
            if (!Axis.IsDrawable(value))
                continue;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
            zeros += value == 0 ? 1 : 0;

            // Welford's: the sum of squares would lose the deviation of numbers far from 0.
            double distance = value - mean;
            mean += distance / ++count;
            squares += distance * (value - mean);
        }

        var histogram = count == 0
            ? new Histogram(values.Length, values.Length, 0, 0, 0, double.NaN, double.NaN)
            : new Histogram(values.Length, values.Length - count, zeros, least, most, mean, Math.Sqrt(squares / count));
        foreach (T element in values)
        {
            double value = double.CreateTruncating(element);
            if (Axis.IsDrawable(value))
                histogram._bins[histogram.BinOf(value)]++;
        }

        return histogram;
    }

    /// <summary>Where an interval begins; that after the last is where the last ends.</summary>
    public double Edge(int bin) => bin == BinCount ? Most : Least + bin * _width;

    /// <summary>Mean, deviation and what stands out, as a line of text.</summary>
    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"mean {Mean:G3}, deviation {Deviation:G3}");
        if (ZeroCount > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {100.0 * ZeroCount / Count:0.#} % zero");
        return HiddenCount == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}, {HiddenCount:N0} not finite or beyond 1e300");
    }

    private int BinOf(double value) => _width > 0 ? Math.Clamp((int)((value - Least) / _width), 0, BinCount - 1) : 0;
}
