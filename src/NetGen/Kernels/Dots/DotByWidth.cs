using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>One tile of dot products for processors whose vectors have 64 bytes, and another where a sum of 64 bytes takes two registers of 16.</summary>
/// <typeparam name="TWide">The tile for vectors of 64 bytes.</typeparam>
/// <typeparam name="TNarrow">The tile for narrower ones.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotByWidth<TWide, TNarrow>
    where TWide : struct, IDotTile
    where TNarrow : struct, IDotTile
{
    /// <summary>The rows of the left operand in a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Rows<TLanes, T>()
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => (nuint)(TLanes.Count == Lanes512<T>.Count ? TWide.Rows : TNarrow.Rows);

    /// <inheritdoc cref="IDotTile.Sum"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum<TLanes, T, TProduct, TStart>(ref T left, ref T matrix, ref T start, ref T result, nuint count, nuint columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, IDotStart
    {
        if (TLanes.Count == Lanes512<T>.Count)
            TWide.Sum<TLanes, T, TProduct, TStart>(ref left, ref matrix, ref start, ref result, count, columns);
        else
            TNarrow.Sum<TLanes, T, TProduct, TStart>(ref left, ref matrix, ref start, ref result, count, columns);
    }
}
