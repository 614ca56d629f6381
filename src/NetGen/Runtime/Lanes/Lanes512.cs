using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>The lanes of one 512-bit vector: 16 floats or 8 doubles.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Where the processor has no 512-bit vectors the runtime splits each operation; the bits are the same.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Usage", "CA2231", Justification = "Equals compares lane by lane and yields a mask.")]
public readonly struct Lanes512<T> : ILanes<Lanes512<T>, T>
    where T : unmanaged
{
    /// <summary>The vector itself.</summary>
    public readonly Vector512<T> Vector;

    /// <summary>Wraps a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes512(Vector512<T> vector) => Vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    public static Lanes512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<T>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Broadcast(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Constant(double value) => typeof(T) == typeof(float)
        ? new(Vector512.Create((float)value).As<float, T>())
        : new(Vector512.Create(value).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Constant(float single, double @double) => typeof(T) == typeof(float)
        ? new(Vector512.Create(single).As<float, T>())
        : new(Vector512.Create(@double).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(ref readonly T source, nuint offset) => new(Vector512.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<T> value, ref T destination, nuint offset) => value.Vector.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> LoadPartial(ref readonly T source, nuint offset, int count) =>
        count >= Count ? Load(in source, offset)
#if NET10_0_OR_GREATER
        : Avx512F.IsSupported ? LoadMasked(in source, offset, count)
#endif
        : LoadTail(in source, offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Lanes512<T> value, ref T destination, nuint offset, int count)
    {
        if (count >= Count)
            Store(value, ref destination, offset);
#if NET10_0_OR_GREATER
        else if (Avx512F.IsSupported)
            StoreMasked(value, ref destination, offset, count);
#endif
        else
            StoreTail(value, ref destination, offset, count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => new(a.Vector + b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a, Lanes512<T> b) => new(a.Vector - b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator *(Lanes512<T> a, Lanes512<T> b) => new(a.Vector * b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator /(Lanes512<T> a, Lanes512<T> b) => new(a.Vector / b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a) => new(-a.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator &(Lanes512<T> a, Lanes512<T> b) => new(a.Vector & b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator |(Lanes512<T> a, Lanes512<T> b) => new(a.Vector | b.Vector);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> ZeroWhere(Lanes512<T> mask, Lanes512<T> value) => new(Vector512.AndNot(value.Vector, mask.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedMultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, c.Vector))
        : typeof(T) == typeof(float) ? new(Vector512.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), c.Vector.AsSingle()).As<float, T>())
        : new(Vector512.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), c.Vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedMultiplyAdd(Lanes512<T> a, Lanes512<T> b, float c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, Constant(c).Vector))
        : typeof(T) == typeof(float) ? new(Vector512.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), Vector512.Create(c)).As<float, T>())
        : new(Vector512.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), Vector512.Create((double)c)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FusedMultiplyAdd(Lanes512<T> a, Lanes512<T> b, double c) =>
        !Fma.IsSupported && !AdvSimd.IsSupported ? new(MultiplyAdd.WithoutInstruction(a.Vector, b.Vector, Constant(c).Vector))
        : typeof(T) == typeof(float) ? new(Vector512.FusedMultiplyAdd(a.Vector.AsSingle(), b.Vector.AsSingle(), Vector512.Create((float)c)).As<float, T>())
        : new(Vector512.FusedMultiplyAdd(a.Vector.AsDouble(), b.Vector.AsDouble(), Vector512.Create(c)).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> FirstProduct(Lanes512<T> a, Lanes512<T> b) => new((a.Vector * b.Vector) + Vector512<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> PositiveZero(Lanes512<T> a) => new(a.Vector + Vector512<T>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> a) => new(Vector512.Sqrt(a.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> a) => new(Vector512.Abs(a.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b)
    {
        // The x86 instruction is this very comparison; other processors have other NaN and zero rules.
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.Max(a.Vector.AsSingle(), b.Vector.AsSingle()).As<float, T>())
                : new(Avx512F.Max(a.Vector.AsDouble(), b.Vector.AsDouble()).As<double, T>());
        }

        return new(Vector512.ConditionalSelect(Vector512.GreaterThan(a.Vector, b.Vector), a.Vector, b.Vector));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.Min(a.Vector.AsSingle(), b.Vector.AsSingle()).As<float, T>())
                : new(Avx512F.Min(a.Vector.AsDouble(), b.Vector.AsDouble()).As<double, T>());
        }

        return new(Vector512.ConditionalSelect(Vector512.LessThan(a.Vector, b.Vector), a.Vector, b.Vector));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> GreaterThan(Lanes512<T> a, Lanes512<T> b) => new(Vector512.GreaterThan(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> GreaterThanOrEqual(Lanes512<T> a, Lanes512<T> b) => new(Vector512.GreaterThanOrEqual(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Equals(Lanes512<T> a, Lanes512<T> b) => new(Vector512.Equals(a.Vector, b.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> whenTrue, Lanes512<T> whenFalse) =>
        new(Vector512.ConditionalSelect(mask.Vector, whenTrue.Vector, whenFalse.Vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Round(Lanes512<T> a) => typeof(T) == typeof(float)
        ? new(Vector512.Round(a.Vector.AsSingle()).As<float, T>())
        : new(Vector512.Round(a.Vector.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> PowerOfTwo(Lanes512<T> n)
    {
        // Added to 1.5 * 2^23 (double: 1.5 * 2^52), n + bias stands in the lowest bits of the significand.
        return typeof(T) == typeof(float)
            ? new(((n.Vector.AsSingle() + Vector512.Create(12582912f + 127f)).AsInt32() << 23).AsSingle().As<float, T>())
            : new(((n.Vector.AsDouble() + Vector512.Create(6755399441055744d + 1023d)).AsInt64() << 52).AsDouble().As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Scale(Lanes512<T> a, Lanes512<T> n)
    {
        // The instruction rounds once; so do the two steps below, because the first product is exact.
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.Scale(a.Vector.AsSingle(), n.Vector.AsSingle()).As<float, T>())
                : new(Avx512F.Scale(a.Vector.AsDouble(), n.Vector.AsDouble()).As<double, T>());
        }

        Lanes512<T> half = Round(n * Constant(0.5));
        return a * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Exponent(Lanes512<T> a)
    {
        // Under the exponent of 2^23 (double: 2^52) the biased exponent reads as the number 2^23 + exponent + bias.
        return typeof(T) == typeof(float)
            ? new(((Vector512.ShiftRightLogical(a.Vector.AsInt32(), 23) | Vector512.Create(0x4B000000)).AsSingle() - Vector512.Create(8388608f + 127f)).As<float, T>())
            : new(((Vector512.ShiftRightLogical(a.Vector.AsInt64(), 52) | Vector512.Create(0x4330000000000000)).AsDouble() - Vector512.Create(4503599627370496d + 1023d)).As<double, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Significand(Lanes512<T> a) => typeof(T) == typeof(float)
        ? new(((a.Vector.AsInt32() & Vector512.Create(0x007FFFFF)) | Vector512.Create(0x3F800000)).AsSingle().As<float, T>())
        : new(((a.Vector.AsInt64() & Vector512.Create(0x000FFFFFFFFFFFFF)) | Vector512.Create(0x3FF0000000000000)).AsDouble().As<double, T>());

#if NET10_0_OR_GREATER
    /// <summary>One instruction under a mask; the processor does not touch the elements that the mask leaves out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Lanes512<T> LoadMasked(ref readonly T source, nuint offset, int count)
    {
        Vector512<T> mask = TailMask.First<T>(count).Vector;
        fixed (T* start = &Unsafe.Add(ref Unsafe.AsRef(in source), offset))
        {
            return typeof(T) == typeof(float)
                ? new(Avx512F.MaskLoad((float*)start, mask.AsSingle(), Vector512<float>.Zero).As<float, T>())
                : new(Avx512F.MaskLoad((double*)start, mask.AsDouble(), Vector512<double>.Zero).As<double, T>());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void StoreMasked(Lanes512<T> value, ref T destination, nuint offset, int count)
    {
        Vector512<T> mask = TailMask.First<T>(count).Vector;
        fixed (T* start = &Unsafe.Add(ref destination, offset))
        {
            if (typeof(T) == typeof(float))
                Avx512F.MaskStore((float*)start, mask.AsSingle(), value.Vector.AsSingle());
            else
                Avx512F.MaskStore((double*)start, mask.AsDouble(), value.Vector.AsDouble());
        }
    }
#endif

    /// <summary>A method of its own: inlined into a kernel, the branches use up what the JIT is ready to inline there, and the kernel's loop pays.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lanes512<T> LoadTail(ref readonly T source, nuint offset, int count)
    {
        int half = Lanes256<T>.Count;
        return count > half
            ? new(Vector512.Create(Lanes256<T>.Load(in source, offset).Vector, Lanes256<T>.LoadPartial(in source, offset + (nuint)half, count - half).Vector))
            : new(Vector512.Create(Lanes256<T>.LoadPartial(in source, offset, count).Vector, Vector256<T>.Zero));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreTail(Lanes512<T> value, ref T destination, nuint offset, int count)
    {
        int half = Lanes256<T>.Count;
        if (count > half)
        {
            Lanes256<T>.Store(new(value.Vector.GetLower()), ref destination, offset);
            Lanes256<T>.StorePartial(new(value.Vector.GetUpper()), ref destination, offset + (nuint)half, count - half);
        }
        else
        {
            Lanes256<T>.StorePartial(new(value.Vector.GetLower()), ref destination, offset, count);
        }
    }
}
