using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Where a tile puts chains aside that the tree has still to join: those of the largest tile for 16 registers, at each level of the tree of eight chains.</summary>
/// <typeparam name="TLanes">The lanes of a vector.</typeparam>
[InlineArray(3 * 12)]
internal struct SumsAside<TLanes>
    where TLanes : struct
{
    private TLanes _first;
}
