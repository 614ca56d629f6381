using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>The lanes of one 256-bit vector: 8 floats or 4 doubles.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Where the processor has no 256-bit vectors the runtime splits each operation; the bits are the same.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Usage", "CA2231", Justification = "Equals compares lane by lane and yields a mask.")]
public readonly struct Lanes256<T> : ILanes<Lanes256<T>, T>
    where T : unmanaged
{
    /// <summary>The vector itself.</summary>
    public readonly Vector256<T> Vector;

    /// <summary>Wraps a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes256(Vector256<T> vector) => Vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <inheritdoc/>
    public static Lanes256<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<T>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Broadcast(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Constant(double value) => typeof(T) == typeof(float)
        ? new(Vector256.Create((float)value).As<float, T>())
        : new(Vector256.Create(value).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Constant(float single, double @double) => typeof(T) == typeof(float)
        ? new(Vector256.Create(single).As<float, T>())
        : new(Vector256.Create(@double).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(ref readonly T source, nuint offset) => new(Vector256.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256<T> value, ref T destination, nuint offset) => value.Vector.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> LoadPartial(ref readonly T source, nuint offset, int count) =>
        count >= Count ? Load(in source, offset) : LoadTail(in source, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes256<T> value, ref T destination, nuint offset, int count)
    {
        if (count >= Count)
            Store(value, ref destination, offset);
        else
            StoreTail(value, ref destination, offset, count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> a, Lanes256<T> b) => new(a.Vector + b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a, Lanes256<T> b) => new(a.Vector - b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> a, Lanes256<T> b) => new(a.Vector * b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator /(Lanes256<T> a, Lanes256<T> b) => new(a.Vector / b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a) => new(-a.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator &(Lanes256<T> a, Lanes256<T> b) => new(a.Vector & b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator |(Lanes256<T> a, Lanes256<T> b) => new(a.Vector | b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> ZeroWhere(Lanes256<T> mask, Lanes256<T> value) => new(Vector256.AndNot(value.Vector, mask.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FusedMultiplyAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, c.Vector))
        : typeof(T) == typeof(float) ? new(Vector256.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), c.Vector.AsSingle()).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), c.Vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FusedMultiplyAdd(Lanes256<T> a, Lanes256<T> b, float c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, Constant(c).Vector))
        : typeof(T) == typeof(float) ? new(Vector256.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), Vector256.Create(c)).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), Vector256.Create((double)c)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FusedMultiplyAdd(Lanes256<T> a, Lanes256<T> b, double c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, Constant(c).Vector))
        : typeof(T) == typeof(float) ? new(Vector256.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), Vector256.Create((float)c)).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), Vector256.Create(c)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> FirstProduct(Lanes256<T> a, Lanes256<T> b) => new((a.Vector * b.Vector) + Vector256<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> PositiveZero(Lanes256<T> a) => new(a.Vector + Vector256<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sqrt(Lanes256<T> a) => new(Vector256.Sqrt(a.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> a) => new(Vector256.Abs(a.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> a, Lanes256<T> b)
    {
        // The x86 instruction is this very comparison; other processors have other NaN and zero rules.
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx.Max(a.Vector.AsSingle(), b.Vector.AsSingle()).As<float, T>())
                : new(Avx.Max(a.Vector.AsDouble(), b.Vector.AsDouble()).As<double, T>());
        }

        return new(Vector256.ConditionalSelect(Vector256.GreaterThan(a.Vector, b.Vector), a.Vector, b.Vector));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Min(Lanes256<T> a, Lanes256<T> b)
    {
        if (Avx.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx.Min(a.Vector.AsSingle(), b.Vector.AsSingle()).As<float, T>())
                : new(Avx.Min(a.Vector.AsDouble(), b.Vector.AsDouble()).As<double, T>());
        }

        return new(Vector256.ConditionalSelect(Vector256.LessThan(a.Vector, b.Vector), a.Vector, b.Vector));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> GreaterThan(Lanes256<T> a, Lanes256<T> b) => new(Vector256.GreaterThan(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> GreaterThanOrEqual(Lanes256<T> a, Lanes256<T> b) => new(Vector256.GreaterThanOrEqual(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Equals(Lanes256<T> a, Lanes256<T> b) => new(Vector256.Equals(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Select(Lanes256<T> mask, Lanes256<T> whenTrue, Lanes256<T> whenFalse) =>
        new(Vector256.ConditionalSelect(mask.Vector, whenTrue.Vector, whenFalse.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Round(Lanes256<T> a) => typeof(T) == typeof(float)
        ? new(Vector256.Round(a.Vector.AsSingle()).As<float, T>())
        : new(Vector256.Round(a.Vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> PowerOfTwo(Lanes256<T> n)
    {
        // Added to 1.5 * 2^23 (double: 1.5 * 2^52), n + bias stands in the lowest bits of the significand.
        return typeof(T) == typeof(float)
            ? new(((n.Vector.AsSingle() + Vector256.Create(12582912f + 127f)).AsInt32() << 23).AsSingle().As<float, T>())
            : new(((n.Vector.AsDouble() + Vector256.Create(6755399441055744d + 1023d)).AsInt64() << 52).AsDouble().As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Scale(Lanes256<T> a, Lanes256<T> n)
    {
        // The instruction rounds once; so do the two steps below, because the first product is exact.
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.VL.Scale(a.Vector.AsSingle(), n.Vector.AsSingle()).As<float, T>())
                : new(Avx512F.VL.Scale(a.Vector.AsDouble(), n.Vector.AsDouble()).As<double, T>());
        }

        Lanes256<T> half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Exponent(Lanes256<T> a)
    {
        // Under the exponent of 2^23 (double: 2^52) the biased exponent reads as the number 2^23 + exponent + bias.
        return typeof(T) == typeof(float)
            ? new(((Vector256.ShiftRightLogical(a.Vector.AsInt32(), 23) | Vector256.Create(0x4B000000)).AsSingle() - Vector256.Create(8388608f + 127f)).As<float, T>())
            : new(((Vector256.ShiftRightLogical(a.Vector.AsInt64(), 52) | Vector256.Create(0x4330000000000000)).AsDouble() - Vector256.Create(4503599627370496d + 1023d)).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Significand(Lanes256<T> a) => typeof(T) == typeof(float)
        ? new(((a.Vector.AsInt32() & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F800000)).AsSingle().As<float, T>())
        : new(((a.Vector.AsInt64() & Vector256.Create(0x000FFFFFFFFFFFFF)) | Vector256.Create(0x3FF0000000000000)).AsDouble().As<double, T>());

    /// <summary>A method of its own: inlined into a kernel, the branches use up what the JIT is ready to inline there, and the kernel's loop pays.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lanes256<T> LoadTail(ref readonly T source, nuint offset, int count)
    {
        int half = Lanes128<T>.Count;
        return count > half
            ? new(Vector256.Create(Lanes128<T>.Load(in source, offset).Vector, Lanes128<T>.LoadPartial(in source, offset + (nuint)half, count - half).Vector))
            : new(Vector256.Create(Lanes128<T>.LoadPartial(in source, offset, count).Vector, Vector128<T>.Zero));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreTail(Lanes256<T> value, ref T destination, nuint offset, int count)
    {
        int half = Lanes128<T>.Count;
        if (count > half)
        {
            Lanes128<T>.Store(new(value.Vector.GetLower()), ref destination, offset);
            Lanes128<T>.StorePartial(new(value.Vector.GetUpper()), ref destination, offset + (nuint)half, count - half);
        }
        else
        {
            Lanes128<T>.StorePartial(new(value.Vector.GetLower()), ref destination, offset, count);
        }
    }
}
