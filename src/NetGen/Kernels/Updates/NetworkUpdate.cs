using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>All parameters of a network, with the formulas of a step and what an optimiser remembers of each.</summary>
/// <typeparam name="TRule">The formula.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NetworkUpdate<TRule, T>
    where TRule : struct, IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly TRule _weights;
    private readonly ref readonly TRule _biases;
    private readonly ref T _parameters;
    private readonly ref T _first;
    private readonly ref T _second;
    private readonly ref T _third;

    /// <summary>The formulas of weights and biases, which differ in their weight decay; states that they do not use may be null.</summary>
    internal NetworkUpdate(ref readonly TRule weights, ref readonly TRule biases, ref T parameters, ref T first, ref T second, ref T third)
    {
        _weights = ref weights;
        _biases = ref biases;
        _parameters = ref parameters;
        _first = ref first;
        _second = ref second;
        _third = ref third;
    }

    /// <summary>The first parameter.</summary>
    public ref T Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _parameters;
    }

    /// <summary>The weights of a layer.</summary>
    /// <param name="offset">Where they begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockUpdate<TRule, T> Weights(nuint offset) => Of(in _weights).From(offset);

    /// <summary>The biases of a layer.</summary>
    /// <param name="offset">Where they begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockUpdate<TRule, T> Biases(nuint offset) => Of(in _biases).From(offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BlockUpdate<TRule, T> Of(ref readonly TRule rule) => new(in rule, ref _parameters, ref _first, ref _second, ref _third);
}
