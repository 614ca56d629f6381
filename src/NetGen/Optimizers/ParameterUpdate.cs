using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>The loop that carries an <see cref="IUpdateRule{T}"/> over a run of parameters.</summary>
/// <remarks>
/// Machine code of .NET 10 with AVX-512, Adam: 21 instructions for 16 parameters, 14 registers, no spill; a root and a division bound it
/// while the parameters stay in a cache, reading and writing three arrays beyond.
/// </remarks>
internal static class ParameterUpdate
{
    /// <summary>The elements of a tile: whole pages of memory, so that no cache line is shared.</summary>
    private const int ElementsPerTile = 1024;

    /// <summary>What an element costs, counted in multiply-adds of a kernel: an update waits for memory.</summary>
    private const int MultiplyAddsPerElement = 16;

    /// <summary>Updates parameters and states in place, the elements divided among the threads of a team.</summary>
    /// <remarks>References and one length, not spans: a small network's step is short, and eleven spans on the stack are as long.</remarks>
    internal static void Run<TRule, T>(
        ThreadTeam? team, LaneWidth widest, in TRule rule, int count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TRule : unmanaged, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int shares = Shares.Of(team, (long)count * MultiplyAddsPerElement, count / ElementsPerTile);
        if (shares == 1)
            Run(widest, in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
        else
            RunShares(team!, shares, widest, in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
    }

    /// <summary>Updates parameters and states in place. There is one element of each for every one counted; states the rule does not use may be null.</summary>
    /// <remarks>
    /// Whole vectors of the widest kind, then a part of one: an element's formula is the same in each lane of any, hence its bits. The
    /// part is a method of its own, because masks inlined into the loop exhaust the JIT's budget for inlining, and the loop becomes many
    /// times slower.
    /// </remarks>
    internal static void Run<TRule, T>(
        LaneWidth widest, in TRule rule, int count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (widest >= LaneWidth.Bits512)
            RunLanes<Lanes512<T>, TRule, T>(in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
        else if (widest >= LaneWidth.Bits256)
            RunLanes<Lanes256<T>, TRule, T>(in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
        else if (widest >= LaneWidth.Bits128)
            RunLanes<Lanes128<T>, TRule, T>(in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
        else
            RunLanes<Lanes1<T>, TRule, T>(in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
    }

    private static void RunLanes<TLanes, TRule, T>(in TRule rule, int count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TLanes : struct, ILanes<TLanes, T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nuint whole = (nuint)(count - (count % TLanes.Count));
        if (whole > 0)
            RunVectors<TLanes, TRule, T>(in rule, whole, ref parameters, in gradients, ref first, ref second, ref third);
        if (count > (int)whole)
            RunPart<TLanes, TRule, T>(in rule, whole, count - (int)whole, ref parameters, in gradients, ref first, ref second, ref third);
    }

    /// <summary>Updates whole vectors. Optimised from the first call on, like the kernels of a network.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunVectors<TLanes, TRule, T>(
        in TRule rule, nuint count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TLanes : struct, ILanes<TLanes, T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TRule ownRule = rule;

        // StateCount is a constant of the rule: the branches below vanish in the machine code.
        TLanes a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero;
        for (nuint position = 0; position < count; position += (nuint)TLanes.Count)
        {
            TLanes parameter = TLanes.Load(ref parameters, position);
            if (TRule.StateCount > 0)
                a = TLanes.Load(ref first, position);
            if (TRule.StateCount > 1)
                b = TLanes.Load(ref second, position);
            if (TRule.StateCount > 2)
                c = TLanes.Load(ref third, position);
            ownRule.Update(TLanes.Load(in gradients, position), ref parameter, ref a, ref b, ref c);
            TLanes.Store(parameter, ref parameters, position);
            if (TRule.StateCount > 0)
                TLanes.Store(a, ref first, position);
            if (TRule.StateCount > 1)
                TLanes.Store(b, ref second, position);
            if (TRule.StateCount > 2)
                TLanes.Store(c, ref third, position);
        }
    }

    /// <summary>Updates the last elements, fewer than a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPart<TLanes, TRule, T>(
        in TRule rule, nuint position, int count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TLanes : struct, ILanes<TLanes, T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TLanes a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero;
        TLanes parameter = TLanes.LoadPartial(ref parameters, position, count);
        if (TRule.StateCount > 0)
            a = TLanes.LoadPartial(ref first, position, count);
        if (TRule.StateCount > 1)
            b = TLanes.LoadPartial(ref second, position, count);
        if (TRule.StateCount > 2)
            c = TLanes.LoadPartial(ref third, position, count);
        rule.Update(TLanes.LoadPartial(in gradients, position, count), ref parameter, ref a, ref b, ref c);
        TLanes.StorePartial(parameter, ref parameters, position, count);
        if (TRule.StateCount > 0)
            TLanes.StorePartial(a, ref first, position, count);
        if (TRule.StateCount > 1)
            TLanes.StorePartial(b, ref second, position, count);
        if (TRule.StateCount > 2)
            TLanes.StorePartial(c, ref third, position, count);
    }

    /// <summary>A method of its own, so that a step without a team does not carry its locals.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void RunShares<TRule, T>(
        ThreadTeam team, int shares, LaneWidth widest, in TRule rule, int count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TRule : unmanaged, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* parameter = &parameters)
        fixed (T* gradient = &gradients)
        fixed (T* state1 = &first)
        fixed (T* state2 = &second)
        fixed (T* state3 = &third)
        {
            var work = new Work<TRule, T>
            {
                Widest = widest,
                Rule = rule,
                Count = count,
                Parameters = parameter,
                Gradients = gradient,
                First = state1,
                Second = state2,
                Third = state3,
                Shares = shares,
            };
            team.Run(ref work, shares);
        }
    }

    private unsafe struct Work<TRule, T> : ITeamWork
        where TRule : unmanaged, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public LaneWidth Widest;
        public TRule Rule;
        public int Count;
        public T* Parameters;
        public T* Gradients;
        public T* First;
        public T* Second;
        public T* Third;
        public int Shares;

        public readonly void Do(int share)
        {
            (int start, int count) = Runtime.Shares.Range(Count, ElementsPerTile, share, Shares);
            Run<TRule, T>(Widest, in Rule, count, ref Parameters[start], in Gradients[start], ref State(First), ref State(Second), ref State(Third));

            ref T State(T* state) => ref *(state == null ? state : state + start);
        }
    }
}
