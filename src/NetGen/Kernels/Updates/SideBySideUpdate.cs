using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The update of a layer's weights by one sample, in place, where a row of W is no whole vectors: the gradients of some rows, side by side, make whole
/// vectors but for the last. Row by row, each would end in a mask, and begin with a load that overlaps the store just before it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SideBySideUpdate
{
    /// <summary>W is updated by a^T delta + 2 l2 W, b by delta.</summary>
    /// <param name="a">The inputs of the sample.</param>
    /// <param name="delta">The errors of the sample.</param>
    /// <param name="update">The parameters of the network.</param>
    /// <param name="weights">Where W begins among them.</param>
    /// <param name="rows">The rows whose gradients lie side by side.</param>
    /// <param name="gradients">Memory for them, and for a vector more.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<TLanes, T, TRule, TLayer, TPenalty>(
        ref T a, ref T delta, in NetworkUpdate<TRule, T> update, nuint weights, nuint rows, ref T gradients)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
    {
        for (nuint input = 0; input < (nuint)TLayer.Inputs; input += rows)
        {
            nuint count = Math.Min(rows, (nuint)TLayer.Inputs - input);
            OuterProduct.Write<TLanes, T>(ref Unsafe.Add(ref a, input), count, ref delta, (nuint)TLayer.Outputs, ref gradients);
            StepBlock<TLanes, T, TRule, TLayer, TPenalty>(in update, weights + (input * (nuint)TLayer.Outputs), count, ref gradients);
        }

        BiasUpdate.Step<TLanes, T, TRule, TLayer>(ref delta, in update, weights);
    }

    /// <summary>The same for few outputs, with inputs across lanes: the kernel of a batch has the gradients.</summary>
    /// <typeparam name="TLanes">The lanes of a vector.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TRule">The formula.</typeparam>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TPenalty">The penalty.</typeparam>
    /// <typeparam name="TTile">A row for each output, by the vectors of inputs that are summed together.</typeparam>
    /// <inheritdoc cref="Step{TLanes, T, TRule, TLayer, TPenalty}(ref T, ref T, in NetworkUpdate{TRule, T}, nuint, nuint, ref T)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StepInInputLanes<TLanes, T, TRule, TLayer, TPenalty, TTile>(
        ref T a, ref T delta, in NetworkUpdate<TRule, T> update, nuint weights, nuint rows, ref T gradients)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
        where TTile : struct, ITile
    {
        for (nuint input = 0; input < (nuint)TLayer.Inputs; input += rows)
        {
            nuint count = Math.Min(rows, (nuint)TLayer.Inputs - input);
            InputLanesGradients.Add<TLanes, T, TLayer, TTile>(ref Unsafe.Add(ref a, input), ref delta, 1, isFirst: true, count, ref gradients);
            StepBlock<TLanes, T, TRule, TLayer, TPenalty>(in update, weights + (input * (nuint)TLayer.Outputs), count, ref gradients);
        }

        BiasUpdate.Step<TLanes, T, TRule, TLayer>(ref delta, in update, weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StepBlock<TLanes, T, TRule, TLayer, TPenalty>(in NetworkUpdate<TRule, T> update, nuint weights, nuint rows, ref T gradients)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
    {
        nuint count = rows * (nuint)TLayer.Outputs;
        TPenalty.AddGradients(in Unsafe.Add(ref update.Parameters, weights), count, ref gradients);
        update.Weights(weights).Step<TLanes>(in gradients, count);
    }
}
