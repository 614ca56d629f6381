using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The sums as they are, in rows that are no whole vectors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StoredInPart : ISumFinish
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, T>(TLanes sums, ref T operand, ref T result, nuint place, int columns, bool isRewritten)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.StorePartial(sums, ref result, place, columns);
}
