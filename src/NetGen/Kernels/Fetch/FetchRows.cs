using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The rows of the next tile, which come from a farther cache: the samples of a batch with many inputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FetchRows : IFetch
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Next<TLanes, T, TProduct>(ref T left, ref T matrix, ref T result, nuint row, nuint column, nuint term, nuint rows, nuint vectors)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        => CacheLine.Fetch(ref left, ((row + rows) * (nuint)TProduct.RowStep) + (term * rows));
}
