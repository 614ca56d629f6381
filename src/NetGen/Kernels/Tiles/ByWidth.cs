using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;

namespace NetGen.Runtime;

/// <summary>
/// One tile for processors that have 32 registers for vectors, those with vectors of 64 bytes and Arm64, and another for those that have 16. Only how
/// many sums are computed together differs, no sum.
/// </summary>
/// <typeparam name="TWide">The tile for 32 registers.</typeparam>
/// <typeparam name="TNarrow">The tile for 16.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByWidth<TWide, TNarrow>
    where TWide : struct, ITile
    where TNarrow : struct, ITile
{
    /// <summary>The rows of the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Rows<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => (nuint)(HasManyRegisters<TLanes, T>() ? TWide.Rows : TNarrow.Rows);

    /// <summary>The columns of the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Columns<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => (nuint)((HasManyRegisters<TLanes, T>() ? TWide.Vectors : TNarrow.Vectors) * TLanes.Count);

    /// <inheritdoc cref="ITile.Sum"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(
        ref T left, ref T matrix, nuint terms, ref T start, ref T operand, ref T result, nuint count, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, ISumStart
        where TFinish : struct, ISumFinish
        where TFetch : struct, IFetch
    {
        if (HasManyRegisters<TLanes, T>())
            TWide.Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(ref left, ref matrix, terms, ref start, ref operand, ref result, count, columns);
        else
            TNarrow.Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(ref left, ref matrix, terms, ref start, ref operand, ref result, count, columns);
    }

    /// <summary>A constant in the machine code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasManyRegisters<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Count == Lanes512<T>.Count || AdvSimd.Arm64.IsSupported;
}
