using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Dot products whose chains all start from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotFromZero : IDotStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes, T>(ref T start, nuint column, nuint first)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Zero;
}
