using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Sums that start with their first product: as if from -0, to which a product adds without a change, be it -0 itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FromProduct : ISumStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(ref T start, nuint row, nuint column, nuint step, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => -TLanes.Zero;
}
