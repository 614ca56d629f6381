using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>The parameters of one W or b, with the formula that updates them and what an optimiser remembers of each.</summary>
/// <typeparam name="TRule">The formula.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct BlockUpdate<TRule, T>
    where TRule : struct, IUpdateRule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref readonly TRule _rule;
    private readonly ref T _parameters;
    private readonly ref T _first;
    private readonly ref T _second;
    private readonly ref T _third;

    /// <summary>The parameters and their states; states that the formula does not use may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal BlockUpdate(ref readonly TRule rule, ref T parameters, ref T first, ref T second, ref T third)
    {
        _rule = ref rule;
        _parameters = ref parameters;
        _first = ref first;
        _second = ref second;
        _third = ref third;
    }

    /// <summary>The formula. A loop takes a copy, which stays in registers: behind a reference each store to a parameter might have changed it.</summary>
    public TRule Rule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _rule;
    }

    /// <summary>A vector of parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Load<TLanes>(nuint position)
        where TLanes : struct, ILanes<TLanes, T> => TLanes.Load(ref _parameters, position);

    /// <summary>Starts to bring parameters and their states into the second-level cache; they may lie behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nuint position)
    {
        CacheLine.Fetch(in _parameters, position);
        if (TRule.StateCount > 0)
            CacheLine.Fetch(in _first, position);
        if (TRule.StateCount > 1)
            CacheLine.Fetch(in _second, position);
        if (TRule.StateCount > 2)
            CacheLine.Fetch(in _third, position);
    }

    /// <summary>The parameters from a position on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockUpdate<TRule, T> From(nuint position) => new(
        in _rule,
        ref Unsafe.Add(ref _parameters, position),
        ref TRule.StateCount > 0 ? ref Unsafe.Add(ref _first, position) : ref _first,
        ref TRule.StateCount > 1 ? ref Unsafe.Add(ref _second, position) : ref _second,
        ref TRule.StateCount > 2 ? ref Unsafe.Add(ref _third, position) : ref _third);

    /// <summary>Updates a vector of parameters, and writes it with its states.</summary>
    /// <param name="rule">A copy of the formula.</param>
    /// <param name="gradient">The gradients of the parameters.</param>
    /// <param name="parameter">The parameters.</param>
    /// <param name="position">Where they lie.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TLanes>(in TRule rule, TLanes gradient, TLanes parameter, nuint position)
        where TLanes : struct, ILanes<TLanes, T>
    {
        // StateCount is a constant of the rule: the branches below vanish in the machine code.
        TLanes a = TRule.StateCount > 0 ? TLanes.Load(ref _first, position) : TLanes.Zero;
        TLanes b = TRule.StateCount > 1 ? TLanes.Load(ref _second, position) : TLanes.Zero;
        TLanes c = TRule.StateCount > 2 ? TLanes.Load(ref _third, position) : TLanes.Zero;
        rule.Update(gradient, ref parameter, ref a, ref b, ref c);
        TLanes.Store(parameter, ref _parameters, position);
        if (TRule.StateCount > 0)
            TLanes.Store(Normal(a), ref _first, position);
        if (TRule.StateCount > 1)
            TLanes.Store(Normal(b), ref _second, position);
        if (TRule.StateCount > 2)
            TLanes.Store(Normal(c), ref _third, position);
    }

    /// <summary>Updates the first parameters, from their gradients side by side: whole vectors, then a part of one.</summary>
    /// <remarks>
    /// An element's formula is the same in each lane of any vector, hence its bits. Machine code of .NET 10 with AVX-512, Adam: some 45
    /// instructions for 16 parameters, those for decay and for subnormal numbers among them, 14 registers, no spill; a root and a division
    /// bound it while the parameters stay in a cache, reading and writing three arrays beyond. The part is a method of its own, because masks
    /// inlined into the loop exhaust the JIT's budget for inlining, and the loop becomes many times slower.
    /// </remarks>
    /// <param name="gradients">The gradient of the first.</param>
    /// <param name="count">How many they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TLanes>(ref readonly T gradients, nuint count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        nuint rest = count % (nuint)TLanes.Count;
        if (count > rest)
            StepVectors<TLanes>(in this, in gradients, count - rest);
        if (rest > 0)
            StepPart<TLanes>(in this, in gradients, count - rest, (int)rest);
    }

    /// <summary>Updates whole vectors. Optimised from the first call on, like the kernels of a network.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepVectors<TLanes>(in BlockUpdate<TRule, T> update, ref readonly T gradients, nuint count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TRule rule = update.Rule;
        BlockUpdate<TRule, T> block = update;
        for (nuint position = 0; position < count; position += (nuint)TLanes.Count)
            block.Step(in rule, TLanes.Load(in gradients, position), block.Load<TLanes>(position), position);
    }

    /// <summary>Updates the first elements of a vector of parameters; all, where it has no more than are counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StepPartial<TLanes>(in TRule rule, TLanes gradient, nuint position, int count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes parameter = TLanes.LoadPartial(ref _parameters, position, count);
        TLanes a = TRule.StateCount > 0 ? TLanes.LoadPartial(ref _first, position, count) : TLanes.Zero;
        TLanes b = TRule.StateCount > 1 ? TLanes.LoadPartial(ref _second, position, count) : TLanes.Zero;
        TLanes c = TRule.StateCount > 2 ? TLanes.LoadPartial(ref _third, position, count) : TLanes.Zero;
        rule.Update(gradient, ref parameter, ref a, ref b, ref c);
        TLanes.StorePartial(parameter, ref _parameters, position, count);
        if (TRule.StateCount > 0)
            TLanes.StorePartial(Normal(a), ref _first, position, count);
        if (TRule.StateCount > 1)
            TLanes.StorePartial(Normal(b), ref _second, position, count);
        if (TRule.StateCount > 2)
            TLanes.StorePartial(Normal(c), ref _third, position, count);
    }

    /// <summary>
    /// A state, or 0 in the place of a subnormal number. Means decay as long as gradients are 0, as those of an input that is 0 are; they would
    /// end at a subnormal number, never at 0, because that times 0.9 is rounded to itself, and a step would take three times as long.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Normal<TLanes>(TLanes state)
        where TLanes : struct, ILanes<TLanes, T>
        => TLanes.ZeroWhere(TLanes.GreaterThan(TLanes.Constant(1.17549435e-38f, 2.2250738585072014E-308), TLanes.Abs(state)), state);

    /// <summary>Updates fewer elements than a vector has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StepPart<TLanes>(in BlockUpdate<TRule, T> update, ref readonly T gradients, nuint position, int count)
        where TLanes : struct, ILanes<TLanes, T>
        => update.StepPartial(in update._rule, TLanes.LoadPartial(in gradients, position, count), position, count);
}
