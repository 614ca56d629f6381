using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>The lanes of one 128-bit vector: 4 floats or 2 doubles.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Where the processor has no 128-bit vectors the runtime splits each operation; the bits are the same.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Usage", "CA2231", Justification = "Equals compares lane by lane and yields a mask.")]
public readonly struct Lanes128<T> : ILanes<Lanes128<T>, T>
    where T : unmanaged
{
    /// <summary>The vector itself.</summary>
    public readonly Vector128<T> Vector;

    /// <summary>Wraps a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes128(Vector128<T> vector) => Vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    /// <inheritdoc/>
    public static Lanes128<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<T>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Broadcast(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Constant(double value) => typeof(T) == typeof(float)
        ? new(Vector128.Create((float)value).As<float, T>())
        : new(Vector128.Create(value).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Constant(float single, double @double) => typeof(T) == typeof(float)
        ? new(Vector128.Create(single).As<float, T>())
        : new(Vector128.Create(@double).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(ref readonly T source, nuint offset) => new(Vector128.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128<T> value, ref T destination, nuint offset) => value.Vector.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> LoadPartial(ref readonly T source, nuint offset, int count) =>
        count >= Count ? Load(in source, offset) : LoadTail(in source, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes128<T> value, ref T destination, nuint offset, int count)
    {
        if (count >= Count)
            Store(value, ref destination, offset);
        else
            StoreTail(value, ref destination, offset, count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> a, Lanes128<T> b) => new(a.Vector + b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a, Lanes128<T> b) => new(a.Vector - b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> a, Lanes128<T> b) => new(a.Vector * b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator /(Lanes128<T> a, Lanes128<T> b) => new(a.Vector / b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a) => new(-a.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator &(Lanes128<T> a, Lanes128<T> b) => new(a.Vector & b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator |(Lanes128<T> a, Lanes128<T> b) => new(a.Vector | b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> ZeroWhere(Lanes128<T> mask, Lanes128<T> value) => new(Vector128.AndNot(value.Vector, mask.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FusedMultiplyAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, c.Vector))
        : typeof(T) == typeof(float) ? new(Vector128.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), c.Vector.AsSingle()).As<float, T>())
        : new(Vector128.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), c.Vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FusedMultiplyAdd(Lanes128<T> a, Lanes128<T> b, float c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, Constant(c).Vector))
        : typeof(T) == typeof(float) ? new(Vector128.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), Vector128.Create(c)).As<float, T>())
        : new(Vector128.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), Vector128.Create((double)c)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FusedMultiplyAdd(Lanes128<T> a, Lanes128<T> b, double c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, Constant(c).Vector))
        : typeof(T) == typeof(float) ? new(Vector128.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), Vector128.Create((float)c)).As<float, T>())
        : new(Vector128.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), Vector128.Create(c)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> FirstProduct(Lanes128<T> a, Lanes128<T> b) => new((a.Vector * b.Vector) + Vector128<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> PositiveZero(Lanes128<T> a) => new(a.Vector + Vector128<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sqrt(Lanes128<T> a) => new(Vector128.Sqrt(a.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> a) => new(Vector128.Abs(a.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> a, Lanes128<T> b)
    {
        // The x86 instruction is this very comparison; other processors have other NaN and zero rules.
        if (Sse2.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Sse.Max(a.Vector.AsSingle(), b.Vector.AsSingle()).As<float, T>())
                : new(Sse2.Max(a.Vector.AsDouble(), b.Vector.AsDouble()).As<double, T>());
        }

        return new(Vector128.ConditionalSelect(Vector128.GreaterThan(a.Vector, b.Vector), a.Vector, b.Vector));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Min(Lanes128<T> a, Lanes128<T> b)
    {
        if (Sse2.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Sse.Min(a.Vector.AsSingle(), b.Vector.AsSingle()).As<float, T>())
                : new(Sse2.Min(a.Vector.AsDouble(), b.Vector.AsDouble()).As<double, T>());
        }

        return new(Vector128.ConditionalSelect(Vector128.LessThan(a.Vector, b.Vector), a.Vector, b.Vector));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> GreaterThan(Lanes128<T> a, Lanes128<T> b) => new(Vector128.GreaterThan(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> GreaterThanOrEqual(Lanes128<T> a, Lanes128<T> b) => new(Vector128.GreaterThanOrEqual(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Equals(Lanes128<T> a, Lanes128<T> b) => new(Vector128.Equals(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Select(Lanes128<T> mask, Lanes128<T> whenTrue, Lanes128<T> whenFalse) =>
        new(Vector128.ConditionalSelect(mask.Vector, whenTrue.Vector, whenFalse.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Round(Lanes128<T> a)
    {
        // A native program for every processor asks for the instruction as it runs; Vector128.Round does not, and goes number by number through memory.
        if (Sse41.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Sse41.RoundToNearestInteger(a.Vector.AsSingle()).As<float, T>())
                : new(Sse41.RoundToNearestInteger(a.Vector.AsDouble()).As<double, T>());
        }

        return typeof(T) == typeof(float)
            ? new(Vector128.Round(a.Vector.AsSingle()).As<float, T>())
            : new(Vector128.Round(a.Vector.AsDouble()).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> PowerOfTwo(Lanes128<T> n)
    {
        // Added to 1.5 * 2^23 (double: 1.5 * 2^52), n + bias stands in the lowest bits of the significand.
        return typeof(T) == typeof(float)
            ? new(((n.Vector.AsSingle() + Vector128.Create(12582912f + 127f)).AsInt32() << 23).AsSingle().As<float, T>())
            : new(((n.Vector.AsDouble() + Vector128.Create(6755399441055744d + 1023d)).AsInt64() << 52).AsDouble().As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Scale(Lanes128<T> a, Lanes128<T> n)
    {
        // The instruction rounds once; so do the two steps below, because the first product is exact.
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.VL.Scale(a.Vector.AsSingle(), n.Vector.AsSingle()).As<float, T>())
                : new(Avx512F.VL.Scale(a.Vector.AsDouble(), n.Vector.AsDouble()).As<double, T>());
        }

        Lanes128<T> half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Exponent(Lanes128<T> a)
    {
        // Under the exponent of 2^23 (double: 2^52) the biased exponent reads as the number 2^23 + exponent + bias.
        return typeof(T) == typeof(float)
            ? new(((Vector128.ShiftRightLogical(a.Vector.AsInt32(), 23) | Vector128.Create(0x4B000000)).AsSingle() - Vector128.Create(8388608f + 127f)).As<float, T>())
            : new(((Vector128.ShiftRightLogical(a.Vector.AsInt64(), 52) | Vector128.Create(0x4330000000000000)).AsDouble() - Vector128.Create(4503599627370496d + 1023d)).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Significand(Lanes128<T> a) => typeof(T) == typeof(float)
        ? new(((a.Vector.AsInt32() & Vector128.Create(0x007FFFFF)) | Vector128.Create(0x3F800000)).AsSingle().As<float, T>())
        : new(((a.Vector.AsInt64() & Vector128.Create(0x000FFFFFFFFFFFFF)) | Vector128.Create(0x3FF0000000000000)).AsDouble().As<double, T>());

    /// <summary>A method of its own: inlined into a kernel, the branches use up what the JIT is ready to inline there, and the kernel's loop pays.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lanes128<T> LoadTail(ref readonly T source, nuint offset, int count)
    {
        if (count <= 0)
        {
            return Zero;
        }

        ref T first = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        if (count == 1)
        {
            return new(Vector128.CreateScalar(first));
        }

        // Two or three floats (one double and the rest is all of it): a 64-bit load, then perhaps a scalar.
        Vector128<T> pair = Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<T, byte>(ref first))).As<double, T>();
        return new(count == 2 ? pair : pair.WithElement(2, Unsafe.Add(ref first, 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreTail(Lanes128<T> value, ref T destination, nuint offset, int count)
    {
        if (count <= 0)
        {
            return;
        }

        ref T first = ref Unsafe.Add(ref destination, offset);
        if (count == 1)
        {
            first = value.Vector.ToScalar();
            return;
        }

        Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref first), value.Vector.AsDouble().ToScalar());
        if (count == 3)
        {
            Unsafe.Add(ref first, 2) = value.Vector.GetElement(2);
        }
    }
}
