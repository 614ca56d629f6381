using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>The loop that carries an <see cref="IUpdateRule{T}"/> over a run of parameters.</summary>
internal static class ParameterUpdate
{
    /// <summary>Updates parameters and states in place. All spans have the same length; states the rule does not use are empty.</summary>
    internal static void Run<TRule, T>(
        LaneWidth width, in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (width)
        {
            case LaneWidth.Bits512:
                Run<Lanes512<T>, TRule, T>(in rule, parameters, gradients, first, second, third);
                break;
            case LaneWidth.Bits256:
                Run<Lanes256<T>, TRule, T>(in rule, parameters, gradients, first, second, third);
                break;
            case LaneWidth.Bits128:
                Run<Lanes128<T>, TRule, T>(in rule, parameters, gradients, first, second, third);
                break;
            default:
                Run<Lanes1<T>, TRule, T>(in rule, parameters, gradients, first, second, third);
                break;
        }
    }

    private static void Run<TLanes, TRule, T>(
        in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> first, Span<T> second, Span<T> third)
        where TLanes : struct, ILanes<TLanes, T>
        where TRule : struct, IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T parameterStart = ref MemoryMarshal.GetReference(parameters);
        ref T gradientStart = ref MemoryMarshal.GetReference(gradients);
        ref T firstStart = ref MemoryMarshal.GetReference(first);
        ref T secondStart = ref MemoryMarshal.GetReference(second);
        ref T thirdStart = ref MemoryMarshal.GetReference(third);

        // StateCount is a constant of the rule: the branches below vanish in the machine code.
        TLanes a = TLanes.Zero, b = TLanes.Zero, c = TLanes.Zero;
        nuint position = 0;
        nuint whole = (nuint)(parameters.Length - parameters.Length % TLanes.Count);
        for (; position < whole; position += (nuint)TLanes.Count)
        {
            TLanes parameter = TLanes.Load(ref parameterStart, position);
            if (TRule.StateCount > 0)
                a = TLanes.Load(ref firstStart, position);
            if (TRule.StateCount > 1)
                b = TLanes.Load(ref secondStart, position);
            if (TRule.StateCount > 2)
                c = TLanes.Load(ref thirdStart, position);
            rule.Update(TLanes.Load(ref gradientStart, position), ref parameter, ref a, ref b, ref c);
            TLanes.Store(parameter, ref parameterStart, position);
            if (TRule.StateCount > 0)
                TLanes.Store(a, ref firstStart, position);
            if (TRule.StateCount > 1)
                TLanes.Store(b, ref secondStart, position);
            if (TRule.StateCount > 2)
                TLanes.Store(c, ref thirdStart, position);
        }

        // The rest, short of a vector: the same formula on the lanes there are, hence the same bits.
        int rest = parameters.Length - (int)whole;
        if (rest == 0)
            return;
        TLanes lastParameter = TLanes.LoadPartial(ref parameterStart, position, rest);
        if (TRule.StateCount > 0)
            a = TLanes.LoadPartial(ref firstStart, position, rest);
        if (TRule.StateCount > 1)
            b = TLanes.LoadPartial(ref secondStart, position, rest);
        if (TRule.StateCount > 2)
            c = TLanes.LoadPartial(ref thirdStart, position, rest);
        rule.Update(TLanes.LoadPartial(ref gradientStart, position, rest), ref lastParameter, ref a, ref b, ref c);
        TLanes.StorePartial(lastParameter, ref parameterStart, position, rest);
        if (TRule.StateCount > 0)
            TLanes.StorePartial(a, ref firstStart, position, rest);
        if (TRule.StateCount > 1)
            TLanes.StorePartial(b, ref secondStart, position, rest);
        if (TRule.StateCount > 2)
            TLanes.StorePartial(c, ref thirdStart, position, rest);
    }
}
