using System.ComponentModel;
using System.Numerics;

namespace NetGen.Runtime;

/// <summary>The penalty of a network's weights as a type, so that kernels are compiled with it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPenalty
{
    /// <summary>The gradient of weights with that of the penalty.</summary>
    /// <param name="gradient">Their gradient without it.</param>
    /// <param name="weight">The weights.</param>
    static abstract TLanes AddGradient<TLanes, T>(TLanes gradient, TLanes weight)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>Adds the gradient of the penalty to the gradients of some weights.</summary>
    /// <param name="weights">The first of the weights.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="gradients">The first of as many gradients.</param>
    static abstract void AddGradients<T>(ref readonly T weights, nuint count, ref T gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
