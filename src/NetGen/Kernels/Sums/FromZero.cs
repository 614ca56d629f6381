using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Sums that start from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FromZero : ISumStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(ref T start, nuint row, nuint column, nuint step, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Zero;
}
