using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Dot products whose chains all start from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotFromZero : IDotStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Of<T>(ref T start, nuint column)
        where T : unmanaged
        => Lanes512<T>.Zero;
}
