using System.Globalization;

namespace NetGen.Reporting;

/// <summary>An axis on which equal distances are equal differences, with marks at round numbers.</summary>
internal sealed class LinearAxis : Axis
{
    // Below a ten-thousandth and from a million on, zeros would be counted and not read.
    private const int LeastExponent = -4;
    private const int MostExponent = 5;

    // As many as a double has.
    private const int MostDecimals = 15;

    private readonly double _first;
    private readonly double _last;
    private readonly Tick[] _ticks;

    private LinearAxis(double first, double last, double step, bool isWhole)
    {
        _first = first;
        _last = last;
        _ticks = [.. TicksOf(step, isWhole)];
    }

    public override IReadOnlyList<Tick> Ticks => _ticks;

    /// <summary>From one mark to another, so that all numbers are between two of them.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="most">The largest.</param>
    /// <param name="intervals">About how many distances of marks there are.</param>
    /// <param name="isWhole">Whether the numbers are counts, between which there is nothing.</param>
    public static LinearAxis Rounded(double least, double most, int intervals, bool isWhole = false)
    {
        (least, most) = Widened(least, most);
        double step = StepOf(most - least, intervals, isWhole);
        return new LinearAxis(Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step, isWhole);
    }

    /// <summary>From the least number to the largest, wherever the marks are.</summary>
    /// <inheritdoc cref="Rounded"/>
    public static LinearAxis Exact(double least, double most, int intervals, bool isWhole = false)
    {
        (least, most) = Widened(least, most);
        return new LinearAxis(least, most, StepOf(most - least, intervals, isWhole), isWhole);
    }

    public override double Place(double value) => (value - _first) / (_last - _first);

    /// <summary>A single number is in the middle of an axis.</summary>
    private static (double Least, double Most) Widened(double least, double most)
    {
        double distance = Math.Max(Math.Abs(least), Math.Abs(most));

        // Numbers that differ in their last bits only would have marks that nobody can tell apart.
        if (distance > Least && most - least > distance * 1e-9)
            return (least, most);
        double room = distance > Least ? distance / 2 : 0.5;
        return (least - room, most + room);
    }

    /// <summary>1, 2 or 5 times a power of ten.</summary>
    private static double StepOf(double range, int intervals, bool isWhole)
    {
        double wanted = range / intervals;
        double power = PowerOfTen.At(PowerOfTen.ExponentOf(wanted));
        double step = (wanted / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
        return isWhole ? Math.Max(step, 1) : step;
    }

    private IEnumerable<Tick> TicksOf(double step, bool isWhole)
    {
        // Multiples of the step, each computed by itself: a sum of steps would be 0.30000000000000004. A little room for what rounding does to the last.
        double room = step * 1e-6;
        double first = Math.Ceiling((_first - room) / step);
        for (double multiple = first; multiple * step <= _last + room; multiple++)
        {
            // Not the zero that is written with a sign.
            double value = multiple == 0 ? 0 : multiple * step;
            yield return new Tick(Place(value), isWhole ? value.ToString("N0", CultureInfo.InvariantCulture) : LabelOf(value, step));
        }
    }

    private string LabelOf(double value, double step)
    {
        if (value == 0)
            return "0";
        int stepExponent = PowerOfTen.ExponentOf(step);
        int largest = PowerOfTen.ExponentOf(Math.Max(Math.Abs(_first), Math.Abs(_last)));
        if (largest is >= LeastExponent and <= MostExponent && stepExponent >= 2 * LeastExponent)
            return value.ToString($"F{Math.Max(0, -stepExponent)}", CultureInfo.InvariantCulture);
        int decimals = Math.Clamp(PowerOfTen.ExponentOf(value) - stepExponent, 0, MostDecimals);
        return value.ToString($"0.{new string('#', decimals)}e0", CultureInfo.InvariantCulture);
    }
}
