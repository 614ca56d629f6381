using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>A vector of the next panel of the matrix, another one for each tile of rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FetchMatrix : IFetch
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Next<TLanes, T, TProduct>(ref T left, ref T matrix, ref T result, nuint row, nuint column, nuint term, nuint rows, nuint vectors)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        => CacheLine.Fetch(ref matrix, (term * (nuint)TProduct.MatrixStep) + ((vectors + (row / rows % vectors)) * (nuint)TLanes.Count));
}
