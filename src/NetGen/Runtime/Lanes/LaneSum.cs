using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Runtime;

/// <summary>
/// Joins the chains of a sum that lie across 64 bytes by a binary tree of halves. The number of chains is fixed by the element
/// type, 16 floats or 8 doubles, and so is the tree: narrower hardware does the same additions in more instructions.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneSum
{
    /// <summary>((c0 + c8) + (c4 + c12)) + ...: the upper half onto the lower half until one is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(Lanes512<float> chains)
    {
        Vector256<float> eight = chains.Vector.GetLower() + chains.Vector.GetUpper();
        Vector128<float> four = eight.GetLower() + eight.GetUpper();
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3));
        return two.ToScalar() + two.GetElement(1);
    }

    /// <inheritdoc cref="Of(Lanes512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(Lanes512<double> chains)
    {
        Vector256<double> four = chains.Vector.GetLower() + chains.Vector.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.ToScalar() + two.GetElement(1);
    }

    /// <summary>Writes the sums of four blocks of chains side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<float> chains0, Lanes512<float> chains1, Lanes512<float> chains2, Lanes512<float> chains3, ref float destination, nuint offset) =>
        Of(chains0, chains1, chains2, chains3).StoreUnsafe(ref destination, offset);

    /// <inheritdoc cref="Store(Lanes512{float}, Lanes512{float}, Lanes512{float}, Lanes512{float}, ref float, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512<double> chains0, Lanes512<double> chains1, Lanes512<double> chains2, Lanes512<double> chains3, ref double destination, nuint offset) =>
        Of(chains0, chains1, chains2, chains3).StoreUnsafe(ref destination, offset);

    /// <summary>Writes the sums of four blocks of chains, each to a place of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Lanes512<float> chains0, Lanes512<float> chains1, Lanes512<float> chains2, Lanes512<float> chains3,
        ref float destination, nuint offset0, nuint offset1, nuint offset2, nuint offset3)
    {
        Vector128<float> sums = Of(chains0, chains1, chains2, chains3);
        Unsafe.Add(ref destination, offset0) = sums.ToScalar();
        Unsafe.Add(ref destination, offset1) = sums.GetElement(1);
        Unsafe.Add(ref destination, offset2) = sums.GetElement(2);
        Unsafe.Add(ref destination, offset3) = sums.GetElement(3);
    }

    /// <inheritdoc cref="Store(Lanes512{float}, Lanes512{float}, Lanes512{float}, Lanes512{float}, ref float, nuint, nuint, nuint, nuint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        Lanes512<double> chains0, Lanes512<double> chains1, Lanes512<double> chains2, Lanes512<double> chains3,
        ref double destination, nuint offset0, nuint offset1, nuint offset2, nuint offset3)
    {
        Vector256<double> sums = Of(chains0, chains1, chains2, chains3);
        Unsafe.Add(ref destination, offset0) = sums.ToScalar();
        Unsafe.Add(ref destination, offset1) = sums.GetElement(1);
        Unsafe.Add(ref destination, offset2) = sums.GetElement(2);
        Unsafe.Add(ref destination, offset3) = sums.GetElement(3);
    }

    /// <summary>The sums of four blocks of chains of either element type, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(Lanes512<T> chains0, Lanes512<T> chains1, Lanes512<T> chains2, Lanes512<T> chains3, ref T destination, nuint offset)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Store((Lanes512<float>)(object)chains0, (Lanes512<float>)(object)chains1, (Lanes512<float>)(object)chains2, (Lanes512<float>)(object)chains3, ref Unsafe.As<T, float>(ref destination), offset);
        else
            Store((Lanes512<double>)(object)chains0, (Lanes512<double>)(object)chains1, (Lanes512<double>)(object)chains2, (Lanes512<double>)(object)chains3, ref Unsafe.As<T, double>(ref destination), offset);
    }

    /// <summary>The sums of four blocks of chains of either element type, each to a place of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(
        Lanes512<T> chains0, Lanes512<T> chains1, Lanes512<T> chains2, Lanes512<T> chains3,
        ref T destination, nuint offset0, nuint offset1, nuint offset2, nuint offset3)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Store((Lanes512<float>)(object)chains0, (Lanes512<float>)(object)chains1, (Lanes512<float>)(object)chains2, (Lanes512<float>)(object)chains3, ref Unsafe.As<T, float>(ref destination), offset0, offset1, offset2, offset3);
        else
            Store((Lanes512<double>)(object)chains0, (Lanes512<double>)(object)chains1, (Lanes512<double>)(object)chains2, (Lanes512<double>)(object)chains3, ref Unsafe.As<T, double>(ref destination), offset0, offset1, offset2, offset3);
    }

    /// <summary>The same for either element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Of<T>(Lanes512<T> chains)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? (T)(object)Of((Lanes512<float>)(object)chains)
            : (T)(object)Of((Lanes512<double>)(object)chains);

    /// <summary>The sums of four blocks of chains. With AVX-512 the four trees share their additions, 5 instead of 16; with AVX2, 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Of(Lanes512<float> chains0, Lanes512<float> chains1, Lanes512<float> chains2, Lanes512<float> chains3)
    {
        if (!Avx512F.IsSupported)
        {
            return Avx2.IsSupported
                ? OfEights(Halves(chains0), Halves(chains1), Halves(chains2), Halves(chains3))
                : Vector128.Create(Of(chains0), Of(chains1), Of(chains2), Of(chains3));
        }

        // Quarters of vectors: the lower halves and the upper halves of two blocks each, then their lower and upper quarters.
        Vector512<float> eights01 = Avx512F.Shuffle4x128(chains0.Vector, chains1.Vector, 0b01_00_01_00) + Avx512F.Shuffle4x128(chains0.Vector, chains1.Vector, 0b11_10_11_10);
        Vector512<float> eights23 = Avx512F.Shuffle4x128(chains2.Vector, chains3.Vector, 0b01_00_01_00) + Avx512F.Shuffle4x128(chains2.Vector, chains3.Vector, 0b11_10_11_10);
        Vector512<float> fours = Avx512F.Shuffle4x128(eights01, eights23, 0b10_00_10_00) + Avx512F.Shuffle4x128(eights01, eights23, 0b11_01_11_01);
        Vector512<float> twos = fours + Avx512F.Permute4x32(fours, 0b01_00_11_10);
        Vector512<float> ones = twos + Avx512F.Permute4x32(twos, 0b10_11_00_01);
        Vector512<int> places = Vector512.Create(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return Avx512F.PermuteVar16x32(ones, places).GetLower().GetLower();
    }

    /// <inheritdoc cref="Of(Lanes512{float}, Lanes512{float}, Lanes512{float}, Lanes512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Of(Lanes512<double> chains0, Lanes512<double> chains1, Lanes512<double> chains2, Lanes512<double> chains3)
    {
        if (!Avx512F.IsSupported)
        {
            return Avx2.IsSupported
                ? OfFours(Halves(chains0), Halves(chains1), Halves(chains2), Halves(chains3))
                : Vector256.Create(Of(chains0), Of(chains1), Of(chains2), Of(chains3));
        }

        Vector512<double> fours01 = Avx512F.Shuffle4x128(chains0.Vector, chains1.Vector, 0b01_00_01_00) + Avx512F.Shuffle4x128(chains0.Vector, chains1.Vector, 0b11_10_11_10);
        Vector512<double> fours23 = Avx512F.Shuffle4x128(chains2.Vector, chains3.Vector, 0b01_00_01_00) + Avx512F.Shuffle4x128(chains2.Vector, chains3.Vector, 0b11_10_11_10);
        Vector512<double> twos = Avx512F.Shuffle4x128(fours01, fours23, 0b10_00_10_00) + Avx512F.Shuffle4x128(fours01, fours23, 0b11_01_11_01);
        Vector512<double> ones = twos + Avx512F.Permute2x64(twos, 0b01_01_01_01);
        return Avx512F.PermuteVar8x64(ones, Vector512.Create(0L, 2, 4, 6, 0, 0, 0, 0)).GetLower();
    }

    /// <summary>The first step of a tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Halves<T>(Lanes512<T> chains)
        where T : unmanaged => chains.Vector.GetLower() + chains.Vector.GetUpper();

    /// <summary>The other steps: quarters of two blocks side by side, then pairs of all four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> OfEights(Vector256<float> eight0, Vector256<float> eight1, Vector256<float> eight2, Vector256<float> eight3)
    {
        Vector256<float> fours01 = Avx.Permute2x128(eight0, eight1, 0x20) + Avx.Permute2x128(eight0, eight1, 0x31);
        Vector256<float> fours23 = Avx.Permute2x128(eight2, eight3, 0x20) + Avx.Permute2x128(eight2, eight3, 0x31);
        Vector256<float> twos = Avx.Shuffle(fours01, fours23, 0b01_00_01_00) + Avx.Shuffle(fours01, fours23, 0b11_10_11_10);
        Vector256<float> ones = twos + Avx.Permute(twos, 0b10_11_00_01);
        return Sse41.Blend(ones.GetLower(), ones.GetUpper(), 0b1010);
    }

    /// <inheritdoc cref="OfEights"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OfFours(Vector256<double> four0, Vector256<double> four1, Vector256<double> four2, Vector256<double> four3)
    {
        Vector256<double> twos01 = Avx.Permute2x128(four0, four1, 0x20) + Avx.Permute2x128(four0, four1, 0x31);
        Vector256<double> twos23 = Avx.Permute2x128(four2, four3, 0x20) + Avx.Permute2x128(four2, four3, 0x31);
        return Avx2.Permute4x64(Avx.UnpackLow(twos01, twos23) + Avx.UnpackHigh(twos01, twos23), 0b11_01_10_00);
    }
}
