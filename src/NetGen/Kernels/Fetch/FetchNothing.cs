using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Nothing: all that is read is near.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FetchNothing : IFetch
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Next<TLanes, T, TProduct>(ref T left, ref T matrix, ref T result, nuint row, nuint column, nuint term, nuint rows, nuint vectors)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
    {
    }
}
