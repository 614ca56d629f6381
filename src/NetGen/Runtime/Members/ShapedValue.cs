using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>Reads values whose types say how many numbers they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapedValue
{
    /// <summary>
    /// The numbers of a <see cref="Shapes.IVector{T, TSize}"/> where they lie. Whatever a struct claims to be, it is not read
    /// beyond its end; both sizes are constants of the compiled code, so for types that the generator wrote nothing is left to check.
    /// </summary>
    /// <exception cref="ArgumentException">The struct is not as large in memory as that many numbers.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> AsSpan<T, TVector>(NetworkDescription network, string argument, in TVector vector, int needed)
        where T : unmanaged
        where TVector : unmanaged
    {
        Guard.Bytes(network, argument, Unsafe.SizeOf<TVector>(), needed * Unsafe.SizeOf<T>());
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TVector, T>(ref Unsafe.AsRef(in vector)), needed);
    }
}
