using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>As <see cref="Run{TRule, T}(LaneWidth, in TRule, Span{T}, ReadOnlySpan{T}, Span{T}, Span{T}, Span{T})"/>, the elements divided among the threads of a team.</summary>
    internal static unsafe void Run<TRule, T>(
        ThreadTeam? team, LaneWidth widest, in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where TRule : unmanaged, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int shares = Shares.Of(team, (long)parameters.Length * MultiplyAddsPerElement, parameters.Length / ElementsPerTile);
        if (shares == 1)
        {
            Run(widest, in rule, parameters, gradients, first, second, third);
            return;
        }

        fixed (T* parameter = parameters)
        fixed (T* gradient = gradients)
        fixed (T* state1 = first)
        fixed (T* state2 = second)
        fixed (T* state3 = third)
        {
            var work = new Work<TRule, T>
            {
                Widest = widest,
                Rule = rule,
                Count = parameters.Length,
                Parameters = parameter,
                Gradients = gradient,
                First = state1,
                Second = state2,
                Third = state3,
                Shares = shares,
            };
            team!.Run(ref work, shares);
        }
    }

    /// <summary>Updates parameters and states in place. All spans have the same length; states the rule does not use are empty.</summary>
    /// <remarks>
    /// The widest vectors go as far as they fit, the rest is for the narrower ones and the last few elements for scalars: an
    /// element's formula is the same on each, hence its bits. Partial vectors would do as well, but masks inlined into the
    /// loops exhaust the JIT's budget for inlining, and the loops become many times slower.
    /// </remarks>
    internal static void Run<TRule, T>(
        LaneWidth widest, in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int done = 0;
        if (widest >= LaneWidth.Bits512 && parameters.Length - done >= Lanes512<T>.Count)
            done = Run<Lanes512<T>, TRule, T>(done, in rule, parameters, gradients, first, second, third);
        if (widest >= LaneWidth.Bits256 && parameters.Length - done >= Lanes256<T>.Count)
            done = Run<Lanes256<T>, TRule, T>(done, in rule, parameters, gradients, first, second, third);
        if (widest >= LaneWidth.Bits128 && parameters.Length - done >= Lanes128<T>.Count)
            done = Run<Lanes128<T>, TRule, T>(done, in rule, parameters, gradients, first, second, third);
        if (parameters.Length > done)
            Run<Lanes1<T>, TRule, T>(done, in rule, parameters, gradients, first, second, third);
    }

    /// <summary>Updates whole vectors from an index on, as many as fit. Optimised from the first call on, like the kernels of a network.</summary>
    /// <returns>The index behind the last.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Run<TLanes, TRule, T>(
        int done, in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where TLanes : struct, ILanes<TLanes, T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T parameterStart = ref MemoryMarshal.GetReference(parameters);
        ref T gradientStart = ref MemoryMarshal.GetReference(gradients);
        ref T firstStart = ref MemoryMarshal.GetReference(first);
        ref T secondStart = ref MemoryMarshal.GetReference(second);
        ref T thirdStart = ref MemoryMarshal.GetReference(third);
        TRule ownRule = rule;

        // StateCount is a constant of the rule: the branches below vanish in the machine code.
        TLanes a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero;
        nuint position = (nuint)done;
        nuint end = (nuint)(parameters.Length - (parameters.Length - done) % TLanes.Count);
        for (; position < end; position += (nuint)TLanes.Count)
        {
            TLanes parameter = TLanes.Load(ref parameterStart, position);
            if (TRule.StateCount > 0)
                a = TLanes.Load(ref firstStart, position);
            if (TRule.StateCount > 1)
                b = TLanes.Load(ref secondStart, position);
            if (TRule.StateCount > 2)
                c = TLanes.Load(ref thirdStart, position);
            ownRule.Update(TLanes.Load(ref gradientStart, position), ref parameter, ref a, ref b, ref c);
            TLanes.Store(parameter, ref parameterStart, position);
            if (TRule.StateCount > 0)
                TLanes.Store(a, ref firstStart, position);
            if (TRule.StateCount > 1)
                TLanes.Store(b, ref secondStart, position);
            if (TRule.StateCount > 2)
                TLanes.Store(c, ref thirdStart, position);
        }

        return (int)end;
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
            Run<TRule, T>(Widest, in Rule, new(Parameters + start, count), new(Gradients + start, count), State(First), State(Second), State(Third));

            Span<T> State(T* state) => state == null ? default : new(state + start, count);
        }
    }
}
