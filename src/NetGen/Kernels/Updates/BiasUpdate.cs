using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The update of a layer's biases by one sample, whose gradients are the errors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BiasUpdate
{
    /// <summary>b is updated by delta.</summary>
    /// <param name="delta">The errors of the sample, padded to whole vectors.</param>
    /// <param name="biases">The biases.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step<TLanes, T, TRule, TLayer>(ref T delta, BlockUpdate<TRule, T> biases)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TLayer : struct, ILayer
    {
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
