using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// One tile for vectors of 64 bytes, of which a processor has 32 registers, and another for narrower ones, of which it has 16. Only how many sums
/// are computed together differs, no sum.
/// </summary>
/// <typeparam name="TWide">The tile for vectors of 64 bytes.</typeparam>
/// <typeparam name="TNarrow">The tile for narrower ones.</typeparam>
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
        => (nuint)(TLanes.Count == Lanes512<T>.Count ? TWide.Rows : TNarrow.Rows);

    /// <summary>The columns of the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Columns<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => (nuint)((TLanes.Count == Lanes512<T>.Count ? TWide.Vectors : TNarrow.Vectors) * TLanes.Count);

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
        if (TLanes.Count == Lanes512<T>.Count)
            TWide.Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(ref left, ref matrix, terms, ref start, ref operand, ref result, count, columns);
        else
            TNarrow.Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(ref left, ref matrix, terms, ref start, ref operand, ref result, count, columns);
    }
}
