using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Stores of rows that are no whole vectors, one after the other.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowStore
{
    /// <summary>
    /// Writes a row, and behind it whatever the vector holds, where the whole row is in one vector of 64 bytes: the rows after it are
    /// written later, from registers. A store under a mask takes several times as long as a whole one.
    /// </summary>
    /// <param name="value">The row.</param>
    /// <param name="destination">The start.</param>
    /// <param name="offset">Where the row goes.</param>
    /// <param name="count">Its elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<TLanes, T>(TLanes value, ref T destination, nuint offset, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TLanes.Count == Lanes512<T>.Count)
            TLanes.Store(value, ref destination, offset);
        else
            TLanes.StorePartial(value, ref destination, offset, count);
    }
}
