using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics.Calls;

/// <summary>
/// What the source tells about a length or another whole number: its value, or a divisor of it, and perhaps which variable it is
/// a multiple of. Arithmetic that is not checked may wrap round 2^32, so that 3 n can be 5: of such a product only the powers of
/// two in its factor are certain to divide it.
/// </summary>
internal readonly struct Extent
{
    /// <summary>What a wrapped number is certain of at most: 2^31, the largest power of two below 2^32.</summary>
    private const long LargestPower = 1L << 31;

    private Extent(long factor, bool isExact, ISymbol? symbol, long divisor, bool mayWrap)
    {
        Factor = factor;
        IsExact = isExact;
        Symbol = symbol;
        Divisor = divisor;
        MayWrap = mayWrap;
    }

    /// <summary>Nothing is known: a multiple of 1.</summary>
    public static Extent Unknown { get; } = new(1, false, null, 1, false);

    /// <summary>The value if exact; otherwise, where there is a symbol, the factor that it is multiplied by.</summary>
    public long Factor { get; }

    public bool IsExact { get; }

    /// <summary>A variable that is assigned once and is, or has as its length, the unknown factor; null for any other.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>A number that is certain to divide the value, 1 or more; meaningless where the value is exact.</summary>
    public long Divisor { get; }

    /// <summary>Whether the value is Factor times the symbol modulo 2^32 only.</summary>
    public bool MayWrap { get; }

    public static Extent Exact(long value) => value is >= int.MinValue and <= int.MaxValue ? new(value, true, null, 1, false) : Unknown;

    public static Extent Of(ISymbol variable) => new(1, false, variable, 1, false);

    public static Extent Product(Extent left, Extent right, bool isChecked)
    {
        if (left.IsExact && right.IsExact)
            return Exact(left.Factor * right.Factor);
        if (right.IsExact)
            return Product(right, left, isChecked);
        if (left.IsExact)
            return left.Factor == 0 ? Exact(0) : Multiple(left.Factor * right.Factor, right.Symbol, left.Factor * right.Divisor, right.MayWrap, isChecked);
        return Multiple(1, null, left.Divisor * right.Divisor, false, isChecked);
    }

    /// <summary>Only a product that has not wrapped can be divided.</summary>
    public static Extent Quotient(Extent left, Extent right)
    {
        if (!right.IsExact || right.Factor == 0)
            return Unknown;
        if (left.IsExact)
            return Exact(left.Factor / right.Factor);
        if (left.Divisor % right.Factor != 0)
            return Unknown;
        bool keepsSymbol = !left.MayWrap && left.Factor % right.Factor == 0;
        return Multiple(keepsSymbol ? left.Factor / right.Factor : 1, keepsSymbol ? left.Symbol : null, left.Divisor / right.Factor, false, isChecked: true);
    }

    public static Extent Sum(Extent left, Extent right, bool isChecked) =>
        left.IsExact && right.IsExact ? Exact(left.Factor + right.Factor) : Multiple(1, null, CommonDivisor(left, right), false, isChecked);

    public static Extent Difference(Extent left, Extent right, bool isChecked) =>
        left.IsExact && right.IsExact ? Exact(left.Factor - right.Factor) : Multiple(1, null, CommonDivisor(left, right), false, isChecked);

    public static Extent Remainder(Extent left, Extent right) =>
        left.IsExact && right.IsExact && right.Factor != 0 ? Exact(left.Factor % right.Factor) : Unknown;

    /// <summary>After a conversion to a type that may hold fewer values.</summary>
    public Extent Narrowed() => IsExact ? this : Multiple(Factor, Symbol, Divisor, MayWrap, isChecked: false);

    /// <summary>As a length: what would be negative throws where it is made, and never reaches a call.</summary>
    public Extent AsLength() => IsExact && Factor < 0 ? Unknown : this;

    /// <summary>Whether the value certainly is not the given one.</summary>
    public bool Excludes(long value) => IsExact ? Factor != value : value % Divisor != 0;

    private static Extent Multiple(long factor, ISymbol? symbol, long divisor, bool mayWrap, bool isChecked)
    {
        if (factor is < 1 or > int.MaxValue)
            (factor, symbol) = (1, null);
        if (divisor is < 1 or > int.MaxValue)
            divisor = PowerOfTwo(divisor);
        return isChecked ? new(factor, false, symbol, divisor, mayWrap) : new(factor, false, symbol, PowerOfTwo(divisor), mayWrap: true);
    }

    /// <summary>The largest power of two that divides a number and 2^31.</summary>
    private static long PowerOfTwo(long number) => Math.Min(number & -number, LargestPower);

    private static long CommonDivisor(Extent left, Extent right)
    {
        (long one, long other) = (left.IsExact ? left.Factor : left.Divisor, right.IsExact ? right.Factor : right.Divisor);
        while (other != 0)
            (one, other) = (other, one % other);
        return Math.Abs(one);
    }
}
