using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// A register tile of gradients with a sample in each lane: some inputs by some outputs, each an accumulator for as many chains as a vector has lanes.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, four inputs by four outputs: 16 multiply-adds and 8 loads, 21 registers, no spill; with AVX2, 20 spills. A
/// block of a few vectors is short, so that loading and storing the chains around the loop shows.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneGradientTile
{
    /// <summary>The inputs of the tile.</summary>
    static abstract int Inputs { get; }

    /// <summary>The outputs of the tile.</summary>
    static abstract int Outputs { get; }

    /// <summary>Adds a^T delta of some inputs, tile by tile, to the chains of the gradients.</summary>
    /// <param name="a">The first of the inputs, a row for each.</param>
    /// <param name="delta">The tile's first output, a row for each.</param>
    /// <param name="samples">The number of samples, whole vectors of 64 bytes.</param>
    /// <param name="isFirst">Whether these are the first samples of a batch, whose sums start from 0.</param>
    /// <param name="chains">The chains of the first input's and the tile's first output's gradient: 64 bytes for each parameter.</param>
    /// <param name="count">The number of inputs, whole tiles.</param>
    static abstract void Add<TLanes, T, TLayer, TRows>(ref T a, ref T delta, nuint samples, bool isFirst, ref T chains, nuint count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        where TLayer : struct, ILayer
        where TRows : struct, IRows;
}
