using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// Several numbers that one instruction computes at once: 512, 256 or 128 bits, or a single scalar. A kernel written over
/// this interface serves every width and gives the same bits on each, because lanes never mix.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>A comparison returns a mask: all bits of a lane set where it holds, none where it does not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes 0.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The same value in all lanes.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>A constant in all lanes; where <typeparamref name="T"/> is float, rounded to it.</summary>
    static abstract TSelf Constant(double value);

    /// <summary>A constant in all lanes that has a value of its own in each precision.</summary>
    static abstract TSelf Constant(float single, double @double);

    /// <summary>Reads <see cref="Count"/> elements, <paramref name="offset"/> elements after <paramref name="source"/>.</summary>
    static abstract TSelf Load(ref readonly T source, nuint offset);

    /// <summary>Writes <see cref="Count"/> elements, <paramref name="offset"/> elements after <paramref name="destination"/>.</summary>
    static abstract void Store(TSelf value, ref T destination, nuint offset);

    /// <summary>Reads the first <paramref name="count"/> elements and nothing beyond them; the other lanes are 0. Any count from 0; above <see cref="Count"/> it means all.</summary>
    static abstract TSelf LoadPartial(ref readonly T source, nuint offset, int count);

    /// <summary>Writes the first <paramref name="count"/> lanes and nothing beyond them. Any count from 0; above <see cref="Count"/> it means all.</summary>
    static abstract void StorePartial(TSelf value, ref T destination, nuint offset, int count);

    /// <summary>Lane by lane, a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>Lane by lane, a - b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>Lane by lane, a * b.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>Lane by lane, a / b.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>Lane by lane, -a (the sign bit flipped).</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>Bitwise and: with a mask, the value where the mask is set and 0 elsewhere.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>Bitwise or.</summary>
    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>0 where the mask is set, elsewhere the value.</summary>
    static abstract TSelf ZeroWhere(TSelf mask, TSelf value);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a * b + c, rounded once, for a constant c: a step of a float polynomial. One call to inline instead of two.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, float c);

    /// <summary>a * b + c, rounded once, for a constant c, which is rounded to float where <typeparamref name="T"/> is float.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, double c);

    /// <summary>
    /// a * b + 0, a sum of one product: a zero is +0. Unlike a multiply-add with 0, it does not take turns with other multiply-adds where the
    /// processor has units for additions.
    /// </summary>
    static abstract TSelf FirstProduct(TSelf a, TSelf b);

    /// <summary>a + 0: a sum whose zero is +0, like that of <see cref="FirstProduct"/>, though its terms were -0 or too small for a number.</summary>
    static abstract TSelf PositiveZero(TSelf a);

    /// <summary>The square root, rounded correctly.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>The absolute value: the sign bit cleared.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>a &gt; b ? a : b: where either is NaN, or both are zero, the result is b, on every width.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>a &lt; b ? a : b: where either is NaN, or both are zero, the result is b, on every width.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The mask of a &gt; b; false where either is NaN.</summary>
    static abstract TSelf GreaterThan(TSelf a, TSelf b);

    /// <summary>The mask of a &gt;= b; false where either is NaN.</summary>
    static abstract TSelf GreaterThanOrEqual(TSelf a, TSelf b);

    /// <summary>The mask of a == b; false where either is NaN.</summary>
    static abstract TSelf Equals(TSelf a, TSelf b);

    /// <summary>Where the mask is set <paramref name="whenTrue"/>, elsewhere <paramref name="whenFalse"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf a);

    /// <summary>2^n for an integral n whose power is a normal number, by building the exponent field.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>a * 2^n, rounded once, for an integral n whose half is the exponent of a normal number and an a near 1: overflows to infinity and underflows gradually.</summary>
    static abstract TSelf Scale(TSelf a, TSelf n);

    /// <summary>The exponent of a positive normal number as a number: e in a = m * 2^e with 1 &lt;= m &lt; 2.</summary>
    static abstract TSelf Exponent(TSelf a);

    /// <summary>The significand of a positive normal number: m in a = m * 2^e with 1 &lt;= m &lt; 2.</summary>
    static abstract TSelf Significand(TSelf a);
}
