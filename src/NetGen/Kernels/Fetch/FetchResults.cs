using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The results of the next panel, a row and a vector of them in each turn.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FetchResults : IFetch
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Next<TLanes, T, TProduct>(ref T left, ref T matrix, ref T result, nuint row, nuint column, nuint term, nuint rows, nuint vectors)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        => CacheLine.Fetch(ref result, ((row + (term % rows)) * (nuint)TProduct.ResultStep) + column + ((vectors + (term / rows % vectors)) * (nuint)TLanes.Count));
}
