using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The chains of twelve dot products, 64 bytes each, a part of which a tile has in registers at a time.</summary>
/// <typeparam name="T">The element type.</typeparam>
[InlineArray(12)]
internal struct ChainsAside<T>
    where T : unmanaged
{
    private Lanes512<T> _first;
}
