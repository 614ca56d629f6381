using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>Sums of products with a sample in each lane.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneProducts
{
    /// <summary>Two vectors of samples at a time, as long as there are two, then the last.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TProduct">The distances of the operands.</typeparam>
    /// <typeparam name="TStart">What each sum starts from.</typeparam>
    /// <typeparam name="TFinish">What becomes of each sum.</typeparam>
    /// <typeparam name="TPairs">The tile for two vectors of samples.</typeparam>
    /// <typeparam name="TSingles">The tile for one.</typeparam>
    /// <param name="weights">The weights.</param>
    /// <param name="neurons">The neurons before, or the errors behind.</param>
    /// <param name="start">What <typeparamref name="TStart"/> reads.</param>
    /// <param name="operand">What <typeparamref name="TFinish"/> reads besides a sum.</param>
    /// <param name="result">The results.</param>
    /// <param name="rows">The rows of results.</param>
    /// <param name="samples">The number of samples, whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum<TLanes, T, TProduct, TStart, TFinish, TPairs, TSingles>(ref T weights, ref T neurons, ref T start, ref T operand, ref T result, nuint rows, nuint samples)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TProduct : struct, IProduct
        where TStart : struct, ISumStart
        where TFinish : struct, ISumFinish
        where TPairs : struct, ILaneTile
        where TSingles : struct, ILaneTile
    {
        nuint inPairs = samples - (samples % (2 * (nuint)TLanes.Count));
        if (inPairs > 0)
            TPairs.SumBlock<TLanes, T, TProduct, TStart, TFinish>(ref weights, ref neurons, ref start, ref operand, ref result, rows, inPairs);
        if (inPairs < samples)
            TSingles.SumBlock<TLanes, T, TProduct, TStart, TFinish>(ref weights, ref Unsafe.Add(ref neurons, inPairs), ref start, ref Unsafe.Add(ref operand, inPairs), ref Unsafe.Add(ref result, inPairs), rows, samples - inPairs);
    }
}
