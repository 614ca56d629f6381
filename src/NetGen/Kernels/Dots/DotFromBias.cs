using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Dot products one of whose chains starts from a bias, the others from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotFromBias : IDotStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(ref T start, nuint column, nuint first)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => first == 0 ? TLanes.LoadPartial(ref start, column, 1) : TLanes.Zero;
}
