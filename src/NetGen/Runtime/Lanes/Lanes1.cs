using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>A single lane: the scalar form of every kernel and function.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Usage", "CA2231", Justification = "Equals compares lane by lane and yields a mask.")]
public readonly struct Lanes1<T> : ILanes<Lanes1<T>, T>
    where T : unmanaged
{
    /// <summary>The number itself.</summary>
    public readonly T Value;

    /// <summary>Wraps a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes1(T value) => Value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    public static Lanes1<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => default;
    }

    private float Single
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<T, float>(Value);
    }

    private double Double
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<T, double>(Value);
    }

    private int Bits32
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.SingleToInt32Bits(Single);
    }

    private long Bits64
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.DoubleToInt64Bits(Double);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Broadcast(T value) => new(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Constant(double value) => typeof(T) == typeof(float) ? Wrap((float)value) : Wrap(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Constant(float single, double @double) => typeof(T) == typeof(float) ? Wrap(single) : Wrap(@double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Load(ref readonly T source, nuint offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes1<T> value, ref T destination, nuint offset) => Unsafe.Add(ref destination, offset) = value.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> LoadPartial(ref readonly T source, nuint offset, int count) => count > 0 ? Load(in source, offset) : Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes1<T> value, ref T destination, nuint offset, int count)
    {
        if (count > 0)
        {
            Store(value, ref destination, offset);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator +(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Wrap(a.Single + b.Single) : Wrap(a.Double + b.Double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator -(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Wrap(a.Single - b.Single) : Wrap(a.Double - b.Double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator *(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Wrap(a.Single * b.Single) : Wrap(a.Double * b.Double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator /(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? Wrap(a.Single / b.Single) : Wrap(a.Double / b.Double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator -(Lanes1<T> a) => typeof(T) == typeof(float) ? Wrap(-a.Single) : Wrap(-a.Double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator &(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? FromBits(a.Bits32 & b.Bits32) : FromBits(a.Bits64 & b.Bits64);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> operator |(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? FromBits(a.Bits32 | b.Bits32) : FromBits(a.Bits64 | b.Bits64);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> ZeroWhere(Lanes1<T> mask, Lanes1<T> value) => typeof(T) == typeof(float) ? FromBits(value.Bits32 & ~mask.Bits32) : FromBits(value.Bits64 & ~mask.Bits64);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> FusedMultiplyAdd(Lanes1<T> a, Lanes1<T> b, Lanes1<T> c) => typeof(T) == typeof(float)
        ? Wrap(MathF.FusedMultiplyAdd(a.Single, b.Single, c.Single))
        : Wrap(Math.FusedMultiplyAdd(a.Double, b.Double, c.Double));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> FusedMultiplyAdd(Lanes1<T> a, Lanes1<T> b, float c) => FusedMultiplyAdd(a, b, Constant(c));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> FusedMultiplyAdd(Lanes1<T> a, Lanes1<T> b, double c) => FusedMultiplyAdd(a, b, Constant(c));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> FirstProduct(Lanes1<T> a, Lanes1<T> b) => (a * b) + Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> PositiveZero(Lanes1<T> a) => a + Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Sqrt(Lanes1<T> a) => typeof(T) == typeof(float) ? Wrap(MathF.Sqrt(a.Single)) : Wrap(Math.Sqrt(a.Double));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Abs(Lanes1<T> a) => typeof(T) == typeof(float) ? Wrap(MathF.Abs(a.Single)) : Wrap(Math.Abs(a.Double));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Max(Lanes1<T> a, Lanes1<T> b) => IsGreater(a, b) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Min(Lanes1<T> a, Lanes1<T> b) => IsGreater(b, a) ? a : b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> GreaterThan(Lanes1<T> a, Lanes1<T> b) => Mask(IsGreater(a, b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> GreaterThanOrEqual(Lanes1<T> a, Lanes1<T> b) => Mask(typeof(T) == typeof(float) ? a.Single >= b.Single : a.Double >= b.Double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Equals(Lanes1<T> a, Lanes1<T> b) => Mask(typeof(T) == typeof(float) ? a.Single == b.Single : a.Double == b.Double);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Select(Lanes1<T> mask, Lanes1<T> whenTrue, Lanes1<T> whenFalse) =>
        (typeof(T) == typeof(float) ? mask.Bits32 != 0 : mask.Bits64 != 0) ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Round(Lanes1<T> a) => typeof(T) == typeof(float) ? Wrap(MathF.Round(a.Single)) : Wrap(Math.Round(a.Double));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> PowerOfTwo(Lanes1<T> n)
    {
        // Added to 1.5 * 2^23 (double: 1.5 * 2^52), n + bias stands in the lowest bits of the significand.
        return typeof(T) == typeof(float)
            ? FromBits(BitConverter.SingleToInt32Bits(n.Single + (12582912f + 127f)) << 23)
            : FromBits(BitConverter.DoubleToInt64Bits(n.Double + (6755399441055744d + 1023d)) << 52);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Scale(Lanes1<T> a, Lanes1<T> n)
    {
        // Rounded once, because the first product is exact.
        Lanes1<T> half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Exponent(Lanes1<T> a)
    {
        // Under the exponent of 2^23 (double: 2^52) the biased exponent reads as the number 2^23 + exponent + bias.
        return typeof(T) == typeof(float)
            ? Wrap(BitConverter.Int32BitsToSingle((a.Bits32 >>> 23) | 0x4B000000) - (8388608f + 127f))
            : Wrap(BitConverter.Int64BitsToDouble((a.Bits64 >>> 52) | 0x4330000000000000) - (4503599627370496d + 1023d));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<T> Significand(Lanes1<T> a) => typeof(T) == typeof(float)
        ? FromBits((a.Bits32 & 0x007FFFFF) | 0x3F800000)
        : FromBits((a.Bits64 & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsGreater(Lanes1<T> a, Lanes1<T> b) => typeof(T) == typeof(float) ? a.Single > b.Single : a.Double > b.Double;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes1<T> Mask(bool holds) => typeof(T) == typeof(float) ? FromBits(holds ? -1 : 0) : FromBits(holds ? -1L : 0L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes1<T> Wrap(float value) => new(Unsafe.BitCast<float, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes1<T> Wrap(double value) => new(Unsafe.BitCast<double, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes1<T> FromBits(int bits) => new(Unsafe.BitCast<int, T>(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes1<T> FromBits(long bits) => new(Unsafe.BitCast<long, T>(bits));
}
