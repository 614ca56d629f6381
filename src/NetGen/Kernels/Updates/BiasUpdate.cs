using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The update of a layer's biases by one sample, whose gradients are the errors; the end of every update of a layer.</summary>
internal static class BiasUpdate
{
    /// <summary>The same as a call, from methods that have as many formulas as the JIT inlines in one.</summary>
    /// <inheritdoc cref="Step"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Call<TLanes, T, TRule, TLayer>(ref T delta, in NetworkUpdate<TRule, T> update, nuint weights)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
        => Step<TLanes, T, TRule, TLayer>(ref delta, in update, weights);

    /// <summary>b is updated by delta.</summary>
    /// <param name="delta">The errors of the sample, padded to whole vectors.</param>
    /// <param name="update">The parameters of the network.</param>
    /// <param name="weights">Where W begins among them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes, T, TRule, TLayer>(ref T delta, in NetworkUpdate<TRule, T> update, nuint weights)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
    {
        if (!TLayer.HasBiases)
            return;
        BlockUpdate<TRule, T> biases = update.Biases(weights + (nuint)(TLayer.Inputs * TLayer.Outputs));
        TRule rule = biases.Rule;
        for (nuint column = 0; column < (nuint)TLayer.Outputs; column += (nuint)TLanes.Count)
        {
            TLanes gradient = TLanes.Zero + TLanes.Load(ref delta, column);
            if (TLayer.Outputs == TLayer.OutputStep)
                biases.Step(in rule, gradient, biases.Load<TLanes>(column), column);
            else
                biases.StepPartial(in rule, gradient, column, TLayer.Outputs - (int)column);
        }
    }
}
