using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The update of a layer's weights by one sample, in place, where a row of W is whole vectors: a vector of weights is updated from its gradient in
/// a register, and read and written once.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, gradient descent: a product, an addition and a multiply-add for each load and store of 16 weights, no spill;
/// stores bound it, two cycles each, and memory beyond the nearest cache. Adam: a root and a division, 16 cycles for 16 weights, bound it, as they do
/// without gradients. Four updates share what they read; the formula of an optimiser takes dozens of the some 300 calls that the JIT inlines in
/// one method, so that eight would no longer fit.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowUpdate
{
    /// <summary>W is updated by a^T delta + 2 l2 W, two rows by two vectors at a time; b by delta.</summary>
    /// <param name="a">The inputs of the sample.</param>
    /// <param name="delta">The errors of the sample.</param>
    /// <param name="update">The parameters of the network.</param>
    /// <param name="weights">Where W begins among them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StepPairs<TLanes, T, TRule, TLayer, TPenalty, TFetch>(ref T a, ref T delta, in NetworkUpdate<TRule, T> update, nuint weights)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
        where TFetch : struct, IUpdateFetch
    {
        if (TLanes.Count < Lanes512<T>.Count)
        {
            // Four formulas would take more than 16 registers.
            Step<TLanes, T, TRule, TLayer, TPenalty, TFetch>(ref a, ref delta, in update, weights);
            return;
        }

        BlockUpdate<TRule, T> block = update.Weights(weights);
        TRule rule = block.Rule;
        nuint lanes = (nuint)TLanes.Count;
        nuint outputs = (nuint)TLayer.Outputs;
        for (nuint input = 0; input < (nuint)(TLayer.Inputs & ~1); input += 2)
        {
            TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref a, input));
            BlockUpdate<TRule, T> row0 = block.From(input * outputs);
            TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref a, input + 1));
            BlockUpdate<TRule, T> row1 = block.From((input + 1) * outputs);
            for (nuint column = 0; column < outputs; column += 2 * lanes)
            {
                nuint next = column + lanes;
                TLanes d0 = TLanes.Load(ref delta, column);
                TLanes d1 = TLanes.Load(ref delta, next);
                TLanes w0_0 = row0.Load<TLanes>(column);
                TLanes g0_0 = TPenalty.AddGradient<TLanes, T>(TLanes.FirstProduct(value0, d0), w0_0);
                TLanes w0_1 = row0.Load<TLanes>(next);
                TLanes g0_1 = TPenalty.AddGradient<TLanes, T>(TLanes.FirstProduct(value0, d1), w0_1);
                TLanes w1_0 = row1.Load<TLanes>(column);
                TLanes g1_0 = TPenalty.AddGradient<TLanes, T>(TLanes.FirstProduct(value1, d0), w1_0);
                TLanes w1_1 = row1.Load<TLanes>(next);
                TLanes g1_1 = TPenalty.AddGradient<TLanes, T>(TLanes.FirstProduct(value1, d1), w1_1);
                TFetch.Ahead(in row0, (2 * outputs) + column);
                TFetch.Ahead(in row0, (2 * outputs) + next);
                TFetch.Ahead(in row1, (2 * outputs) + column);
                TFetch.Ahead(in row1, (2 * outputs) + next);
                row0.Step(in rule, g0_0, w0_0, column);
                row0.Step(in rule, g0_1, w0_1, next);
                row1.Step(in rule, g1_0, w1_0, column);
                row1.Step(in rule, g1_1, w1_1, next);
            }
        }

        if (TLayer.Inputs % 2 != 0)
            StepLastRow<TLanes, T, TRule, TLayer, TPenalty>(ref a, ref delta, in update, weights);
        BiasUpdate.Call<TLanes, T, TRule, TLayer>(ref delta, in update, weights);
    }

    /// <summary>W is updated by a^T delta + 2 l2 W, two rows by one vector at a time: a row is an odd number of vectors; b by delta.</summary>
    /// <inheritdoc cref="StepPairs"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<TLanes, T, TRule, TLayer, TPenalty, TFetch>(ref T a, ref T delta, in NetworkUpdate<TRule, T> update, nuint weights)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
        where TFetch : struct, IUpdateFetch
    {
        BlockUpdate<TRule, T> block = update.Weights(weights);
        TRule rule = block.Rule;
        nuint outputs = (nuint)TLayer.Outputs;
        for (nuint input = 0; input < (nuint)(TLayer.Inputs & ~1); input += 2)
        {
            TLanes value0 = TLanes.Broadcast(Unsafe.Add(ref a, input));
            TLanes value1 = TLanes.Broadcast(Unsafe.Add(ref a, input + 1));
            BlockUpdate<TRule, T> rows = block.From(input * outputs);
            for (nuint column = 0; column < outputs; column += (nuint)TLanes.Count)
            {
                TLanes d = TLanes.Load(ref delta, column);
                TLanes w0 = rows.Load<TLanes>(column);
                TLanes g0 = TPenalty.AddGradient<TLanes, T>(TLanes.FirstProduct(value0, d), w0);
                TLanes w1 = rows.Load<TLanes>(outputs + column);
                TLanes g1 = TPenalty.AddGradient<TLanes, T>(TLanes.FirstProduct(value1, d), w1);
                TFetch.Ahead(in rows, (2 * outputs) + column);
                TFetch.Ahead(in rows, (3 * outputs) + column);
                rows.Step(in rule, g0, w0, column);
                rows.Step(in rule, g1, w1, outputs + column);
            }
        }

        if (TLayer.Inputs % 2 != 0)
            StepLastRow<TLanes, T, TRule, TLayer, TPenalty>(ref a, ref delta, in update, weights);
        BiasUpdate.Step<TLanes, T, TRule, TLayer>(ref delta, in update, weights);
    }

    /// <summary>The last of an odd number of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepLastRow<TLanes, T, TRule, TLayer, TPenalty>(ref T a, ref T delta, in NetworkUpdate<TRule, T> update, nuint weights)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
    {
        BlockUpdate<TRule, T> block = update.Weights(weights);
        TRule rule = block.Rule;
        TLanes value = TLanes.Broadcast(Unsafe.Add(ref a, TLayer.Inputs - 1));
        BlockUpdate<TRule, T> row = block.From((nuint)(TLayer.Inputs - 1) * (nuint)TLayer.Outputs);
        for (nuint column = 0; column < (nuint)TLayer.Outputs; column += (nuint)TLanes.Count)
        {
            TLanes w = row.Load<TLanes>(column);
            row.Step(in rule, TPenalty.AddGradient<TLanes, T>(TLanes.FirstProduct(value, TLanes.Load(ref delta, column)), w), w, column);
        }
    }
}
