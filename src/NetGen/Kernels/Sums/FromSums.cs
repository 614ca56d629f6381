using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Sums that go on where they were put aside; from 0 where there are none yet, a null reference.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FromSums : ISumStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(ref T start, nuint row, nuint column, nuint step, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => Unsafe.IsNullRef(ref start) ? TLanes.Zero : TLanes.Load(ref start, (row * step) + column);
}
