using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// A register tile: some rows by some vectors of columns of a product, each sum in one or more chains. Chain c takes the terms c, c + chains,
/// c + 2 chains, ...; a binary tree joins the chains. All are in registers from the first term to the last, or, where there are too many, one
/// after the other.
/// </summary>
/// <remarks>
/// The tiles are expanded from one template, each into ordinary code with named registers; a test compares them with it. Machine code of .NET 10
/// with AVX-512, eight rows by two vectors: 16 multiply-adds, 2 loads and 8 broadcasts, no spill, bound by the multiply-adds; with AVX2, six rows by
/// two: 12, 2 and 6 in 15 registers. One row: as many loads as multiply-adds, so that reading the matrix bounds it. The loop over the tiles is part of
/// the kernel: what the JIT inlines in a method grows with the method, so that in a short one that only calls a tile, the tile would be a call, some
/// nanoseconds for every few samples.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITile
{
    /// <summary>The rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>The vectors of columns of the tile.</summary>
    static abstract int Vectors { get; }

    /// <summary>Computes the sums of tile after tile: of the rows from the first on, or of the columns, as the product says.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TProduct">The distances of the operands.</typeparam>
    /// <typeparam name="TStart">What each sum starts from.</typeparam>
    /// <typeparam name="TFinish">What becomes of each sum.</typeparam>
    /// <typeparam name="TFetch">What is brought into a near cache for later tiles.</typeparam>
    /// <param name="left">The first row, from its first term on.</param>
    /// <param name="matrix">The first column, from the row of the first term on.</param>
    /// <param name="terms">The number of products in each sum, at least as many as chains.</param>
    /// <param name="start">What <typeparamref name="TStart"/> reads, for the first row and column.</param>
    /// <param name="operand">What <typeparamref name="TFinish"/> reads besides a sum, at the first place.</param>
    /// <param name="result">The first result.</param>
    /// <param name="count">The number of rows, at least those of a tile, or of columns. Rows that are no whole tiles are computed twice in part, so that what goes on with earlier sums has whole tiles.</param>
    /// <param name="columns">The columns from the first to the last of the matrix: what lies behind is neither read nor written where that would be seen.</param>
    static abstract void Sum<TLanes, T, TProduct, TStart, TFinish, TFetch>(
        ref T left, ref T matrix, nuint terms, ref T start, ref T operand, ref T result, nuint count, int columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, ISumStart
        where TFinish : struct, ISumFinish
        where TFetch : struct, IFetch;
}
