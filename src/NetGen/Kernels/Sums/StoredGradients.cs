using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Gradients, in rows of whole vectors: a zero is +0, as that of a step in place is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StoredGradients : ISumFinish
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, T>(TLanes sums, ref T operand, ref T result, nuint place, int columns, bool isRewritten)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Store(TLanes.PositiveZero(sums), ref result, place);
}
