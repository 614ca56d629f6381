using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Gradients, in rows that are no whole vectors: a zero is +0, as that of a step in place is. A store under a mask takes several times as long as a
/// whole one, so what is written again anyway may be overwritten.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StoredGradientsInPart : ISumFinish
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes, T>(TLanes sums, ref T operand, ref T result, nuint place, int columns, bool isRewritten)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        if (isRewritten && TLanes.Count == Lanes512<T>.Count)
            TLanes.Store(TLanes.PositiveZero(sums), ref result, place);
        else
            TLanes.StorePartial(TLanes.PositiveZero(sums), ref result, place, columns);
    }
}
