using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A tile of one row by one vector, so short that it is part of the kernel that needs it: a call would cost a good part of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowTile
{
    /// <summary>Computes a vector of sums of one row, of as many terms as the product says.</summary>
    /// <param name="left">The row.</param>
    /// <param name="matrix">The matrix, of one vector of columns.</param>
    /// <param name="start">What <typeparamref name="TStart"/> reads.</param>
    /// <param name="operand">What <typeparamref name="TFinish"/> reads besides the sums.</param>
    /// <param name="result">The results, a whole vector.</param>
    static abstract void SumRow<TLanes, T, TProduct, TStart, TFinish>(ref T left, ref T matrix, ref T start, ref T operand, ref T result)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, ISumStart
        where TFinish : struct, ISumFinish;
}
