namespace NetGen.Reporting;

/// <summary>From numbers to places on an axis, and the marks that are written along it.</summary>
internal abstract class Axis
{
    /// <summary>Numbers beyond it would overflow where an axis computes the distance of two: they are left out of pictures, as infinity is.</summary>
    private const double Most = 1e300;

    /// <summary>Numbers that are smaller, whatever their sign, cannot be told from 0: there are hardly any, and each has fewer digits than the one before.</summary>
    protected const double Least = 1e-300;

    public abstract IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Where a number is, from 0 at the beginning of the axis to 1 at its end; less or more outside.</summary>
    public abstract double Place(double value);

    /// <summary>Whether a number has a place on this axis.</summary>
    public virtual bool CanShow(double value) => IsDrawable(value);

    /// <summary>Whether a picture can show a number at all.</summary>
    public static bool IsDrawable(double value) => Math.Abs(value) <= Most;
}
