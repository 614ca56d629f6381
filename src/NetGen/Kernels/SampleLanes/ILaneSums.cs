using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>Sums over the outputs of a sample, with a sample in each lane, in the order of the network's kernels over one sample.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneSums
{
    /// <summary>The sum of exponentials, which are never -0.</summary>
    /// <param name="terms">The terms, a row for each output, at the first of the samples.</param>
    /// <param name="step">From a row to the next.</param>
    /// <param name="count">The number of outputs.</param>
    static abstract TLanes OfExponentials<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The sum of losses, which is never -0.</summary>
    /// <inheritdoc cref="OfExponentials"/>
    static abstract TLanes OfLosses<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The sum of targets, or of gradients by the outputs.</summary>
    /// <inheritdoc cref="OfExponentials"/>
    static abstract TLanes OfTargets<TLanes, T>(ref T terms, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The sum of products.</summary>
    /// <param name="left">The left factors, a row for each output, at the first of the samples.</param>
    /// <param name="right">As many right ones.</param>
    /// <param name="step">From a row to the next.</param>
    /// <param name="count">The number of outputs.</param>
    static abstract TLanes OfProducts<TLanes, T>(ref T left, ref T right, nuint step, int count)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The sum of two losses, with the bits of <see cref="OfLosses"/>.</summary>
    static abstract TLanes OfTwoLosses<TLanes, T>(TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The sum of two targets, with the bits of <see cref="OfTargets"/>.</summary>
    static abstract TLanes OfTwoTargets<TLanes, T>(TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}
