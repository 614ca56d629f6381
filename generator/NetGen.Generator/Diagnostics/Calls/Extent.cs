using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// What the source tells about a length or another whole number: its value, or a factor of it. Two extents with the same
/// symbol have the same unknown factor. That a product may overflow and wrap to another length is left out of account.
/// </summary>
internal readonly struct Extent
{
    private Extent(long factor, bool isExact, ISymbol? symbol)
    {
        Factor = factor;
        IsExact = isExact;
        Symbol = symbol;
    }

    /// <summary>Nothing is known: a multiple of 1.</summary>
    public static Extent Unknown { get; } = new(1, false, null);

    /// <summary>The value if exact, otherwise a number that the value is a multiple of, one or more.</summary>
    public long Factor { get; }

    public bool IsExact { get; }

    /// <summary>A variable that is assigned once and is, or has as its length, the unknown factor; null for any other.</summary>
    public ISymbol? Symbol { get; }

    public static Extent Exact(long value) => value is >= int.MinValue and <= int.MaxValue ? new(value, true, null) : Unknown;

    public static Extent Of(ISymbol variable) => new(1, false, variable);

    public static Extent operator *(Extent left, Extent right)
    {
        if (left.IsExact && right.IsExact)
            return Exact(left.Factor * right.Factor);
        if (right.IsExact)
            return right * left;
        if (left.IsExact && left.Factor == 0)
            return Exact(0);
        return Multiple(left.Factor * right.Factor, left.IsExact ? right.Symbol : null);
    }

    public static Extent operator /(Extent left, Extent right)
    {
        if (!right.IsExact || right.Factor == 0)
            return Unknown;
        if (left.IsExact)
            return Exact(left.Factor / right.Factor);
        return left.Factor % right.Factor == 0 ? Multiple(left.Factor / right.Factor, left.Symbol) : Unknown;
    }

    public static Extent operator +(Extent left, Extent right) =>
        left.IsExact && right.IsExact ? Exact(left.Factor + right.Factor) : Multiple(CommonFactor(left.Factor, right.Factor), null);

    public static Extent operator -(Extent left, Extent right) =>
        left.IsExact && right.IsExact ? Exact(left.Factor - right.Factor) : Multiple(CommonFactor(left.Factor, right.Factor), null);

    public static Extent operator %(Extent left, Extent right) =>
        left.IsExact && right.IsExact && right.Factor != 0 ? Exact(left.Factor % right.Factor) : Unknown;

    /// <summary>As a length: what would be negative throws where it is made, and never reaches a call.</summary>
    public Extent AsLength() => IsExact && Factor < 0 ? Unknown : this;

    /// <summary>Whether the value certainly is not the given one.</summary>
    public bool Excludes(long value) => IsExact ? Factor != value : value % Factor != 0;

    private static Extent Multiple(long factor, ISymbol? symbol) =>
        factor is >= 1 and <= int.MaxValue ? new(factor, false, symbol) : Unknown;

    private static long CommonFactor(long left, long right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return Math.Abs(left);
    }
}
