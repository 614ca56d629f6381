using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>The loop that carries an <see cref="IUpdateRule{T}"/> over a run of parameters.</summary>
internal static class ParameterUpdate
{
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
}
