using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

public static partial class Elementary
{
    /// <summary>An infinite number becomes a large one, so that a derivative has its limit there and not NaN from infinity times 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Finite<TLanes, T>(TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Min(TLanes.Constant(1e4f, 1e4), TLanes.Max(TLanes.Constant(-1e4f, -1e4), z));
}
