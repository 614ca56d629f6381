using System.Numerics;

namespace NetGen;

/// <summary>
/// What is known of a network's type: its sizes and how to make one. For code that is generic over networks; whoever has a network at hand
/// needs <see cref="INetwork{T}"/> only.
/// </summary>
/// <typeparam name="TSelf">The network's own type.</typeparam>
/// <typeparam name="T">The floating-point type of parameters, inputs, outputs and gradients: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Only generated code implements this interface; later versions add members with bodies of their own.</remarks>
/// <example>
/// <code>
/// static TNetwork BestOf&lt;TNetwork&gt;(int count, Func&lt;TNetwork, double&gt; judge)
///     where TNetwork : class, INetwork&lt;TNetwork, float&gt;
///     =&gt; Enumerable.Range(0, count).Select(TNetwork.Create).MinBy(judge)!;
/// </code>
/// </example>
public interface INetwork<TSelf, T> : INetwork<T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of inputs of one sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>The number of outputs of one sample.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The number of layers with weights: hidden layers and the output layer.</summary>
    static abstract int LayerCount { get; }

    /// <summary>The number of parameters: all weights and biases.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The architecture, the layout of the parameters and what they cost: of every network of this type.</summary>
    static new abstract NetworkDescription Description { get; }

    /// <summary>Makes a network with initial weights.</summary>
    /// <param name="seed">As of <see cref="INetwork{T}.Initialize"/>.</param>
    /// <returns>The network.</returns>
    static abstract TSelf Create(int seed);
}
