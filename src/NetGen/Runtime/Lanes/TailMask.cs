using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Masks for the last vector of a row, whose upper lanes lie beyond the row's end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TailMask
{
    /// <summary>All bits set in the first <paramref name="count"/> lanes, none in the others.</summary>
    /// <param name="count">As many as there are lanes, or more, mean all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> First<T>(int count)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>())
            : new(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>());
}
