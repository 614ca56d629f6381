using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.CompilerServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Carries an <see cref="IUpdateRule{T}"/> over a run of parameters, on one thread or on those of a team.</summary>
internal static class ParameterUpdate
{
    /// <summary>The elements of a tile: whole pages of memory, so that no cache line is shared.</summary>
    private const int ElementsPerTile = 1024;

    /// <summary>What an element costs, counted in multiply-adds of a kernel: an update waits for memory.</summary>
    private const int MultiplyAddsPerElement = 16;

    /// <summary>The number of shares of an update of so many elements.</summary>
    internal static int SharesOf(ThreadTeam? team, int count) => Shares.Of(team, (long)count * MultiplyAddsPerElement, count / ElementsPerTile);

    /// <summary>Updates numbers in place by a rule that remembers nothing.</summary>
    internal static void Run<TRule, T>(LaneWidth widest, TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients)
        where TRule : unmanaged, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Run(team: null, widest, rule, parameters, gradients);

    /// <summary>The same, the elements divided among the threads of a team.</summary>
    internal static void Run<TRule, T>(ThreadTeam? team, LaneWidth widest, TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients)
        where TRule : unmanaged, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T none = ref Unsafe.NullRef<T>();
        Run(team, widest, in rule, parameters.Length, ref MemoryMarshal.GetReference(parameters), in MemoryMarshal.GetReference(gradients), ref none, ref none, ref none);
    }

    /// <summary>Updates parameters and states in place, the elements divided among the threads of a team.</summary>
    /// <remarks>References and one length, not spans: a small network's step is short, and eleven spans on the stack are as long.</remarks>
    internal static void Run<TRule, T>(
        ThreadTeam? team, LaneWidth widest, in TRule rule, int count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TRule : unmanaged, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int shares = SharesOf(team, count);
        if (shares == 1)
            Run(widest, in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
        else
            RunShares(team!, shares, widest, in rule, count, ref parameters, in gradients, ref first, ref second, ref third);
    }

    /// <summary>Updates parameters and states in place. There is one element of each for every one counted; states the rule does not use may be null.</summary>
    internal static void Run<TRule, T>(
        LaneWidth widest, in TRule rule, int count, ref T parameters, ref readonly T gradients, ref T first, ref T second, ref T third)
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var update = new BlockUpdate<TRule, T>(in rule, ref parameters, ref first, ref second, ref third);
        if (widest >= LaneWidth.Bits512)
            update.Step<Lanes512<T>>(in gradients, (nuint)count);
        else if (widest >= LaneWidth.Bits256)
            update.Step<Lanes256<T>>(in gradients, (nuint)count);
        else if (widest >= LaneWidth.Bits128)
            update.Step<Lanes128<T>>(in gradients, (nuint)count);
        else
            update.Step<Lanes1<T>>(in gradients, (nuint)count);
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
