using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Masks for the last vector of a row, whose upper lanes lie beyond the row's end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TailMask
{
    /// <summary>Sixteen words of ones and sixteen of zeros: a mask is a window onto their border.</summary>
    private static ReadOnlySpan<int> Words =>
    [
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>All bits set in the first <paramref name="count"/> lanes, none in the others.</summary>
    /// <param name="count">At least 1; as many as there are lanes, or more, mean all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> First<T>(int count)
        where T : unmanaged
    {
        ref T border = ref Unsafe.As<int, T>(ref MemoryMarshal.GetReference(Words));
        int lanes = Lanes512<T>.Count;
        return Lanes512<T>.Load(ref border, (nuint)(lanes - Math.Min(count, lanes)));
    }
}
