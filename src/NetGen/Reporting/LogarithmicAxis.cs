using System.Globalization;

namespace NetGen.Reporting;

/// <summary>An axis on which equal distances are equal ratios, with marks at powers of ten and, where there are few of these, at 2 and 5 times them.</summary>
internal sealed class LogarithmicAxis : Axis
{
    // Of more decades some have no label.
    private const int MostLabels = 6;

    // Up to so many, 2 and 5 have labels, too.
    private const int FewDecades = 2;

    // What is larger or smaller is written with an exponent.
    private const int MostZeros = 3;

    private static readonly double[] s_steps = [1, 2, 5];

    private readonly double _first;
    private readonly double _last;
    private readonly Tick[] _ticks;

    private LogarithmicAxis(double first, double last)
    {
        _first = PowerOfTen.Logarithm(first);
        _last = PowerOfTen.Logarithm(last);
        _ticks = [.. TicksOf(first, last)];
    }

    public override IReadOnlyList<Tick> Ticks => _ticks;

    /// <summary>From the mark below the least number to the mark above the largest.</summary>
    /// <param name="least">The least number, above 0.</param>
    /// <param name="most">The largest.</param>
    public static LogarithmicAxis Rounded(double least, double most)
    {
        double first = Marks(PowerOfTen.ExponentOf(least), PowerOfTen.ExponentOf(least)).Last(mark => mark <= least);
        double last = Marks(PowerOfTen.ExponentOf(most), PowerOfTen.ExponentOf(most) + 1).First(mark => mark >= most);
        return first < last ? new LogarithmicAxis(first, last) : new LogarithmicAxis(first / 10, last * 10);
    }

    public override double Place(double value) => (PowerOfTen.Logarithm(value) - _first) / (_last - _first);

    public override bool CanShow(double value) => HasLogarithm(value);

    /// <summary>Whether a number has a place on some logarithmic axis.</summary>
    public static bool HasLogarithm(double value) => value >= Least && IsDrawable(value);

    private static IEnumerable<double> Marks(int firstExponent, int lastExponent)
    {
        for (int exponent = firstExponent; exponent <= lastExponent; exponent++)
        {
            foreach (double step in s_steps)
                yield return step * PowerOfTen.At(exponent);
        }
    }

    private IEnumerable<Tick> TicksOf(double first, double last)
    {
        int firstExponent = PowerOfTen.ExponentOf(first), lastExponent = PowerOfTen.ExponentOf(last);
        int decades = lastExponent - firstExponent;
        int every = decades / MostLabels + 1;
        for (int exponent = firstExponent; exponent <= lastExponent; exponent++)
        {
            foreach (double step in s_steps)
            {
                double value = step * PowerOfTen.At(exponent);
                bool isPower = step == 1;
                if (value < first || value > last || (decades > FewDecades && !isPower))
                    continue;
                bool isLabelled = !isPower || (exponent - firstExponent) % every == 0;
                yield return new Tick(Place(value), isLabelled ? LabelOf(value, exponent) : "");
            }
        }
    }

    private static string LabelOf(double value, int exponent)
        => value.ToString(Math.Abs(exponent) <= MostZeros ? "0.###" : "0e0", CultureInfo.InvariantCulture);
}
