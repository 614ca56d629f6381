using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What the first chain of each sum of a tile starts from; the others start from 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISumStart
{
    /// <summary>The start of a vector of sums.</summary>
    /// <param name="start">What it is read from, for the tile's first row and column.</param>
    /// <param name="row">The row of the sums in the tile.</param>
    /// <param name="column">The column of the first of them in the tile.</param>
    /// <param name="step">From a row of results to the next.</param>
    /// <param name="columns">The columns from the tile's first to the last.</param>
    static abstract TLanes Of<TLanes, T>(ref T start, nuint row, nuint column, nuint step, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}
