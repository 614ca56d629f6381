using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// A register tile of dot products: some rows by some rows of a matrix, each sum in as many chains as 64 bytes hold elements, one in each lane,
/// whatever the hardware, joined by a binary tree. Errors over the rows of W as they lie are such products, and layers of few outputs over W transposed.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, four rows by four: 16 multiply-adds and 8 loads in 40 instructions, seven of them copies that cost nothing;
/// no spill. Over 64 terms the trees that join 16 sums after four such rounds take about as long as the products. Where a sum of 64 bytes would take
/// several of 16 registers, tiles of twelve sums take a vector of the hardware of each, go through all terms, put it aside and take the next.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDotTile
{
    /// <summary>The rows of the left operand in a tile.</summary>
    static abstract int Rows { get; }

    /// <summary>The rows of the matrix in a tile: columns of results.</summary>
    static abstract int Columns { get; }

    /// <summary>Computes sums, tile by tile: some rows of the matrix for all rows of the left operand, then the next.</summary>
    /// <typeparam name="TLanes">The lanes of a vector of the hardware.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TProduct">The distances of the operands; terms lie side by side in both.</typeparam>
    /// <typeparam name="TStart">What each sum starts from.</typeparam>
    /// <param name="left">The first row.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="start">What <typeparamref name="TStart"/> reads, for the first column.</param>
    /// <param name="result">The first result.</param>
    /// <param name="count">The number of rows, at least those of a tile.</param>
    /// <param name="columns">The rows of the matrix, at least those of a tile.</param>
    static abstract void Sum<TLanes, T, TProduct, TStart>(ref T left, ref T matrix, ref T start, ref T result, nuint count, nuint columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, IDotStart;
}
