using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The update of a wide layer by one sample together with the error of the layer before it: each row of W is read once, for its dot product with
/// delta, and written once. The sums run in the chains of <see cref="IDotTile"/>.
/// </summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512: 12 multiply-adds, 5 loads and 4 stores in 36 instructions, 14 registers, no spill. W is read and written
/// once, which bounds it: the second-level cache up to 1 MB, what lies behind it beyond. Four rows of W are summed together: their chains hide the
/// latency of the multiply-add.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UpdateAndPropagate
{
    private const int RowsPerTile = 4;

    /// <summary>The errors are delta W^T, with W before its update; W is updated by a^T delta + 2 l2 W, b by delta.</summary>
    /// <typeparam name="TLanes">The lanes of a vector of biases.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TRule">The formula.</typeparam>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <typeparam name="TPenalty">The penalty.</typeparam>
    /// <typeparam name="TFetch">What is fetched ahead.</typeparam>
    /// <param name="a">The inputs of the sample.</param>
    /// <param name="delta">The errors of the sample.</param>
    /// <param name="update">The parameters of the network.</param>
    /// <param name="weights">Where W begins among them.</param>
    /// <param name="errors">The errors of the inputs, before they are multiplied by a derivative.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<TLanes, T, TRule, TLayer, TPenalty, TFetch>(ref T a, ref T delta, in NetworkUpdate<TRule, T> update, nuint weights, ref T errors)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
        where TFetch : struct, IUpdateFetch
    {
        if (TLanes.Count < Lanes512<T>.Count)
        {
            // Sums of 64 bytes and the formula together are more than 16 registers hold and than the JIT inlines: one after the other, W is read twice.
            Propagate<TLanes, T, TLayer>(ref delta, ref Unsafe.Add(ref update.Parameters, weights), ref errors);
            RowUpdate.StepPairs<TLanes, T, TRule, TLayer, TPenalty, TFetch>(ref a, ref delta, in update, weights);
            return;
        }

        BlockUpdate<TRule, T> block = update.Weights(weights);
        TRule rule = block.Rule;
        nuint outputs = (nuint)TLayer.Outputs;
        nuint input = 0;
        for (; input + RowsPerTile <= (nuint)TLayer.Inputs; input += RowsPerTile)
        {
            Lanes512<T> value0 = Lanes512<T>.Broadcast(Unsafe.Add(ref a, input));
            Lanes512<T> sum0 = Lanes512<T>.Zero;
            Lanes512<T> value1 = Lanes512<T>.Broadcast(Unsafe.Add(ref a, input + 1));
            Lanes512<T> sum1 = Lanes512<T>.Zero;
            Lanes512<T> value2 = Lanes512<T>.Broadcast(Unsafe.Add(ref a, input + 2));
            Lanes512<T> sum2 = Lanes512<T>.Zero;
            Lanes512<T> value3 = Lanes512<T>.Broadcast(Unsafe.Add(ref a, input + 3));
            Lanes512<T> sum3 = Lanes512<T>.Zero;
            BlockUpdate<TRule, T> rows = block.From(input * outputs);
            for (nuint column = 0; column < outputs; column += (nuint)Lanes512<T>.Count)
            {
                Lanes512<T> d = Lanes512<T>.Load(ref delta, column);
                TFetch.Ahead(in rows, (4 * outputs) + column);
                Lanes512<T> w0 = rows.Load<Lanes512<T>>(column);
                sum0 = Lanes512<T>.FusedMultiplyAdd(d, w0, sum0);
                rows.Step(in rule, TPenalty.AddGradient<Lanes512<T>, T>(Lanes512<T>.FirstProduct(value0, d), w0), w0, column);
                TFetch.Ahead(in rows, (5 * outputs) + column);
                Lanes512<T> w1 = rows.Load<Lanes512<T>>(outputs + column);
                sum1 = Lanes512<T>.FusedMultiplyAdd(d, w1, sum1);
                rows.Step(in rule, TPenalty.AddGradient<Lanes512<T>, T>(Lanes512<T>.FirstProduct(value1, d), w1), w1, outputs + column);
                TFetch.Ahead(in rows, (6 * outputs) + column);
                Lanes512<T> w2 = rows.Load<Lanes512<T>>((2 * outputs) + column);
                sum2 = Lanes512<T>.FusedMultiplyAdd(d, w2, sum2);
                rows.Step(in rule, TPenalty.AddGradient<Lanes512<T>, T>(Lanes512<T>.FirstProduct(value2, d), w2), w2, (2 * outputs) + column);
                TFetch.Ahead(in rows, (7 * outputs) + column);
                Lanes512<T> w3 = rows.Load<Lanes512<T>>((3 * outputs) + column);
                sum3 = Lanes512<T>.FusedMultiplyAdd(d, w3, sum3);
                rows.Step(in rule, TPenalty.AddGradient<Lanes512<T>, T>(Lanes512<T>.FirstProduct(value3, d), w3), w3, (3 * outputs) + column);
            }

            LaneSum.Store(sum0, sum1, sum2, sum3, ref errors, input);
        }

        if (TLayer.Inputs % RowsPerTile != 0)
            StepLastRows<T, TRule, TLayer, TPenalty>(ref a, ref delta, in update, weights, ref errors);
        BiasUpdate.Call<TLanes, T, TRule, TLayer>(ref delta, in update, weights);
    }

    /// <summary>delta W^T, by a tile that has no more rows than W.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Propagate<TLanes, T, TLayer>(ref T delta, ref T w, ref T errors)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLayer : struct, ILayer
    {
        if (TLayer.Inputs == 1)
            DotTile1x1.Sum<TLanes, T, ErrorDotProduct<TLayer>, DotFromZero>(ref delta, ref w, ref delta, ref errors, 1, 1);
        else if (TLayer.Inputs == 2)
            DotTile1x2.Sum<TLanes, T, ErrorDotProduct<TLayer>, DotFromZero>(ref delta, ref w, ref delta, ref errors, 1, 2);
        else if (TLayer.Inputs == 3)
            DotTile1x3.Sum<TLanes, T, ErrorDotProduct<TLayer>, DotFromZero>(ref delta, ref w, ref delta, ref errors, 1, 3);
        else
            DotTile1x4.Sum<TLanes, T, ErrorDotProduct<TLayer>, DotFromZero>(ref delta, ref w, ref delta, ref errors, 1, (nuint)TLayer.Inputs);
    }

    /// <summary>The rows behind the last four, one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepLastRows<T, TRule, TLayer, TPenalty>(ref T a, ref T delta, in NetworkUpdate<TRule, T> update, nuint weights, ref T errors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        where TPenalty : struct, IPenalty
    {
        BlockUpdate<TRule, T> block = update.Weights(weights);
        TRule rule = block.Rule;
        nuint outputs = (nuint)TLayer.Outputs;
        for (nuint input = (nuint)(TLayer.Inputs - (TLayer.Inputs % RowsPerTile)); input < (nuint)TLayer.Inputs; input++)
        {
            Lanes512<T> value = Lanes512<T>.Broadcast(Unsafe.Add(ref a, input));
            Lanes512<T> sum = Lanes512<T>.Zero;
            for (nuint place = input * outputs, column = 0; column < outputs; column += (nuint)Lanes512<T>.Count)
            {
                Lanes512<T> d = Lanes512<T>.Load(ref delta, column);
                Lanes512<T> w = block.Load<Lanes512<T>>(place + column);
                sum = Lanes512<T>.FusedMultiplyAdd(d, w, sum);
                block.Step(in rule, TPenalty.AddGradient<Lanes512<T>, T>(Lanes512<T>.FirstProduct(value, d), w), w, place + column);
            }

            Unsafe.Add(ref errors, input) = LaneSum.Of(sum);
        }
    }
}
