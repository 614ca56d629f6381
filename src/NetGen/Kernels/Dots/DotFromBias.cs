using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Dot products one of whose chains starts from a bias, the others from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DotFromBias : IDotStart
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Of<T>(ref T start, nuint column)
        where T : unmanaged
        => Lanes512<T>.LoadPartial(ref start, column, 1);
}
