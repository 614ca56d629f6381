using System.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>
/// A number as an integer times 2^-<paramref name="Bits"/>: exact arithmetic on integers, so that a reference does not depend
/// on any library of functions.
/// </summary>
internal readonly record struct FixedPoint(BigInteger Value, int Bits)
{
    /// <summary>A double, exactly, where <paramref name="bits"/> reaches its last bit; else cut off.</summary>
    public static FixedPoint From(double x, int bits)
    {
        long pattern = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((pattern >> 52) & 0x7FF);
        BigInteger significand = (pattern & 0x000FFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075 + bits;
        BigInteger value = shift >= 0 ? significand << shift : significand >> -shift;
        return new(x < 0 ? -value : value, bits);
    }

    public static FixedPoint operator +(FixedPoint a, FixedPoint b) => new(a.Value + b.Value, a.Bits);

    public static FixedPoint operator -(FixedPoint a, FixedPoint b) => new(a.Value - b.Value, a.Bits);

    public static FixedPoint operator *(FixedPoint a, FixedPoint b) => new((a.Value * b.Value) >> a.Bits, a.Bits);

    public static FixedPoint operator /(FixedPoint a, FixedPoint b) => new((a.Value << a.Bits) / b.Value, a.Bits);

    public static FixedPoint operator /(FixedPoint a, long b) => new(a.Value / b, a.Bits);

    /// <summary>The position of the leading bit: e in 2^e &lt;= |a| &lt; 2^(e + 1).</summary>
    public int Exponent => (int)BigInteger.Abs(Value).GetBitLength() - 1 - Bits;

    /// <summary>|result - this| in units in the last place of a double of the size of this.</summary>
    public double ErrorInUnits(double result)
    {
        if (!double.IsFinite(result))
        {
            // Infinity is right where the exact value rounds to it: at half a unit beyond the largest double.
            return Exponent >= 1024 && double.IsInfinity(result) && result > 0 == Value > 0 ? 0 : double.PositiveInfinity;
        }

        BigInteger difference = BigInteger.Abs(From(result, Bits).Value - Value);
        int unit = Math.Max(Exponent, -1022) - 52 + Bits;
        const int Fraction = 20;
        BigInteger scaled = unit > Fraction ? difference >> (unit - Fraction) : difference << (Fraction - unit);
        return (double)scaled / (1 << Fraction);
    }
}
