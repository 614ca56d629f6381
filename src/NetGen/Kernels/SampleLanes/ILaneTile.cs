using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// A register tile of sums with a sample in each lane: the left operand are weights, each read for all lanes, the matrix are the neurons of the layer
/// before, a row for each, and the rows of results those of this layer. Each lane does the additions of the kernels over one sample in their order.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512. One vector of samples: a broadcast of a weight for each multiply-add, so that loads bound it. Two share each
/// weight: six sums of two vectors are 12 multiply-adds, 6 broadcasts and 2 loads, in the registers of AVX2, too.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneTile
{
    /// <summary>The vectors of samples that are computed together.</summary>
    static abstract int Vectors { get; }

    /// <summary>Computes the sums of all rows for all columns, tile by tile.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TProduct">The distances of the operands.</typeparam>
    /// <typeparam name="TStart">What each sum starts from.</typeparam>
    /// <typeparam name="TFinish">What becomes of each sum.</typeparam>
    /// <param name="left">The weights.</param>
    /// <param name="matrix">The neurons before, from the first column on.</param>
    /// <param name="start">What <typeparamref name="TStart"/> reads, for the first row.</param>
    /// <param name="operand">What <typeparamref name="TFinish"/> reads besides a sum, at the first place.</param>
    /// <param name="result">The first result.</param>
    /// <param name="rows">The rows of results, at least those of a tile.</param>
    /// <param name="columns">The samples, whole tiles.</param>
    static abstract void SumBlock<TLanes, T, TProduct, TStart, TFinish>(ref T left, ref T matrix, ref T start, ref T operand, ref T result, nuint rows, nuint columns)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, ISumStart
        where TFinish : struct, ISumFinish;
}
