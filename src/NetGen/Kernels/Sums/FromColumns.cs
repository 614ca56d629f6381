using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Sums that start from a number for each column: biases whose neurons lie across lanes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FromColumns : ISumStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(ref T start, nuint row, nuint column, nuint step, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Load(ref start, column);
}
