using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// Memory on the stack for vectors. The stack is aligned to 16 bytes only, and where in a cache line it stands changes from one process
/// to the next and whenever the runtime compiles a caller anew. A vector of 64 bytes that straddles two lines cannot be read back from
/// the store before it is through: a kernel that hands vectors from one layer to the next then takes twice as long.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StackMemory
{
    private const nuint Alignment = 64;

    /// <summary>The first element at a multiple of 64 bytes, of memory that is 64 bytes longer than what is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ref T Aligned<T>(Span<T> memory)
        where T : unmanaged
    {
        ref T first = ref memory[0];
        nuint address = (nuint)Unsafe.AsPointer(ref first);
        return ref Unsafe.AddByteOffset(ref first, (0 - address) & (Alignment - 1));
    }
}
