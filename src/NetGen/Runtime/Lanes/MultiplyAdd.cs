using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.Wasm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>
/// a * b + c, rounded once, with the same bits where there is no instruction for it that the compiler may use: a native program that is published for every
/// processor, a browser and a computer of 2012 have none.
/// </summary>
/// <remarks>
/// The product of two floats is exact in double, so that its sum with a third, s, is rounded once, to 53 bits; rounding s to float rounds the exact sum,
/// unless s lies just between two floats and the exact sum does not. There the sum is rounded to odd, and then to float: S. Boldo, G. Melquiond,
/// "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to odd", IEEE Transactions on Computers 57 (2008).
/// Machine code of .NET 10 for SSE2: some 30 instructions for four floats, 0.6 ns each, where four calls of the C library take 1.4 and
/// <c>Vector128.FusedMultiplyAdd</c> 3.8. It is one method, because what the JIT inlines in a kernel is limited.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MultiplyAdd
{
    /// <summary>The bits of a double behind those of a float.</summary>
    private const int BitsBehindFloat = 0x1FFFFFFF;

    /// <summary>Those of a double that lies just between two floats.</summary>
    private const int BetweenFloats = 0x10000000;

    private const int SmallestNormal = 0x00800000;

    /// <summary>a * b + c of four floats, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported || AdvSimd.IsSupported ? Vector128.FusedMultiplyAdd(a, b, c) : WithoutInstruction(a, b, c);

    /// <summary>The same without an instruction for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<T> WithoutInstruction<T>(Vector128<T> a, Vector128<T> b, Vector128<T> c)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? OfEach(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Sse2.IsSupported || PackedSimd.IsSupported ? InDoubles(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : OfEach(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    /// <inheritdoc cref="WithoutInstruction{T}(Vector128{T}, Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> WithoutInstruction<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c)
        where T : unmanaged =>
        Vector256.Create(WithoutInstruction(a.GetLower(), b.GetLower(), c.GetLower()), WithoutInstruction(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    /// <inheritdoc cref="WithoutInstruction{T}(Vector128{T}, Vector128{T}, Vector128{T})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> WithoutInstruction<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged =>
        Vector512.Create(WithoutInstruction(a.GetLower(), b.GetLower(), c.GetLower()), WithoutInstruction(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    /// <summary>In doubles, by the instructions of SSE2 or WebAssembly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> InDoubles(Vector128<float> a, Vector128<float> b, Vector128<float> c)
    {
        Vector128<float> result;
        Vector128<int> lastBits;
        if (Sse2.IsSupported)
        {
            Vector128<double> lower = (Sse2.ConvertToVector128Double(a) * Sse2.ConvertToVector128Double(b)) + Sse2.ConvertToVector128Double(c);
            Vector128<double> upper = (Sse2.ConvertToVector128Double(Sse.MoveHighToLow(a, a)) * Sse2.ConvertToVector128Double(Sse.MoveHighToLow(b, b)))
                + Sse2.ConvertToVector128Double(Sse.MoveHighToLow(c, c));
            result = Sse.MoveLowToHigh(Sse2.ConvertToVector128Single(lower), Sse2.ConvertToVector128Single(upper));
            lastBits = Sse.Shuffle(lower.AsSingle(), upper.AsSingle(), 0b10_00_10_00).AsInt32();
        }
        else
        {
            Vector128<int> upperHalf = Vector128.Create(2, 3, 2, 3);
            Vector128<double> lower = (PackedSimd.ConvertToDoubleLower(a) * PackedSimd.ConvertToDoubleLower(b)) + PackedSimd.ConvertToDoubleLower(c);
            Vector128<double> upper = (PackedSimd.ConvertToDoubleLower(Vector128.Shuffle(a, upperHalf)) * PackedSimd.ConvertToDoubleLower(Vector128.Shuffle(b, upperHalf)))
                + PackedSimd.ConvertToDoubleLower(Vector128.Shuffle(c, upperHalf));
            result = PackedSimd.ConvertToSingle(lower) | Vector128.Shuffle(PackedSimd.ConvertToSingle(upper), Vector128.Create(2, 3, 0, 1));
            lastBits = Vector128.Narrow(lower.AsInt64(), upper.AsInt64());
        }

        // Between two normal floats; or a subnormal float, whose bits end earlier: its pattern less 1 is below that of the smallest normal number.
        Vector128<int> isBetween = Vector128.Equals(lastBits & Vector128.Create(BitsBehindFloat), Vector128.Create(BetweenFloats));
        Vector128<int> isSubnormal = Vector128.GreaterThan(
            Vector128.Create(int.MinValue + SmallestNormal),
            (result.AsInt32() & Vector128.Create(int.MaxValue)) + Vector128.Create(int.MaxValue));
        return (isBetween | isSubnormal) == Vector128<int>.Zero ? result : Repaired(a, b, c);
    }

    /// <summary>a * b + c, rounded once, in doubles.</summary>
    internal static float InDoubles(float a, float b, float c)
    {
        // The error of the sum is exact: D. Knuth, The Art of Computer Programming, volume 2, section 4.2.2.
        double product = (double)a * b;
        double sum = product + c;
        double part = sum - product;
        double error = (product - (sum - part)) + (c - part);
        long bits = BitConverter.DoubleToInt64Bits(sum);
        if (error != 0 && (bits & 1) == 0 && double.IsFinite(sum))
            sum = BitConverter.Int64BitsToDouble(bits + (error > 0 == sum > 0 ? 1 : -1));
        return (float)sum;
    }

    /// <summary>A method of its own: it is rarely called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> Repaired(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.Create(
        InDoubles(a.ToScalar(), b.ToScalar(), c.ToScalar()),
        InDoubles(a.GetElement(1), b.GetElement(1), c.GetElement(1)),
        InDoubles(a.GetElement(2), b.GetElement(2), c.GetElement(2)),
        InDoubles(a.GetElement(3), b.GetElement(3), c.GetElement(3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> OfEach(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.Create(
        MathF.FusedMultiplyAdd(a.ToScalar(), b.ToScalar(), c.ToScalar()),
        MathF.FusedMultiplyAdd(a.GetElement(1), b.GetElement(1), c.GetElement(1)),
        MathF.FusedMultiplyAdd(a.GetElement(2), b.GetElement(2), c.GetElement(2)),
        MathF.FusedMultiplyAdd(a.GetElement(3), b.GetElement(3), c.GetElement(3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> OfEach(Vector128<double> a, Vector128<double> b, Vector128<double> c) => Vector128.Create(
        Math.FusedMultiplyAdd(a.ToScalar(), b.ToScalar(), c.ToScalar()),
        Math.FusedMultiplyAdd(a.GetElement(1), b.GetElement(1), c.GetElement(1)));
}
