using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What becomes of the sums of a tile.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISumFinish
{
    /// <summary>Stores a vector of sums, or what is made of them.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="operand">What else it is made of, at the tile's first place.</param>
    /// <param name="result">The tile's first result.</param>
    /// <param name="place">The place of the first sum, from the tile's first on.</param>
    /// <param name="columns">The columns from the first sum to the last of the matrix.</param>
    /// <param name="isRewritten">Whether the elements of a vector of 64 bytes that lie behind this row are written again later, by the same tile.</param>
    static abstract void Store<TLanes, T>(TLanes sums, ref T operand, ref T result, nuint place, int columns, bool isRewritten)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}
