using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>What a tile brings into a near cache while it sums, for tiles that come later.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFetch
{
    /// <summary>Called once for each turn of the loop over the terms.</summary>
    /// <param name="left">The left operand of the call.</param>
    /// <param name="matrix">The matrix of the call.</param>
    /// <param name="result">The results of the call.</param>
    /// <param name="row">The tile's first row.</param>
    /// <param name="column">The tile's first column.</param>
    /// <param name="term">The number of the term.</param>
    /// <param name="rows">The rows of the tile.</param>
    /// <param name="vectors">The vectors of columns of the tile.</param>
    static abstract void Next<TLanes, T, TProduct>(ref T left, ref T matrix, ref T result, nuint row, nuint column, nuint term, nuint rows, nuint vectors)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct;
}
