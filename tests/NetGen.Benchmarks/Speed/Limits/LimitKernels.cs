using System.Runtime.CompilerServices;

namespace NetGen.Benchmarks.Speed;

/// <summary>What one core can do at most in vectors of one width: each loop does one thing and nothing else.</summary>
/// <typeparam name="TLanes">The vectors.</typeparam>
internal static class LimitKernels<TLanes>
    where TLanes : struct, Runtime.ILanes<TLanes, float>
{
    // So many that starting and ending a call takes no noticeable part of it.
    private const int Rounds = 1024;

    // More than two units times the latency of five cycles ask for, and with two operands as many as 16 registers hold.
    private const int Chains = 12;

    /// <summary>The floating-point operations of one call of <see cref="MultiplyAdds"/>: a multiply-add counts two.</summary>
    public static long MultiplyAddOperations => (long)Rounds * Chains * 2 * TLanes.Count;

    /// <summary>The numbers of which one call of <see cref="Roots"/> takes the root and divides by it.</summary>
    public static long RootCount => (long)Rounds * Chains * TLanes.Count;

    /// <summary>Independent chains of multiply-adds that touch no memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float MultiplyAdds()
    {
        TLanes factor = TLanes.Broadcast(0.999f), term = TLanes.Broadcast(1e-3f);
        TLanes s0 = factor, s1 = factor, s2 = factor, s3 = factor, s4 = factor, s5 = factor;
        TLanes s6 = factor, s7 = factor, s8 = factor, s9 = factor, s10 = factor, s11 = factor;
        for (int round = 0; round < Rounds; round++)
        {
            s0 = TLanes.FusedMultiplyAdd(s0, factor, term);
            s1 = TLanes.FusedMultiplyAdd(s1, factor, term);
            s2 = TLanes.FusedMultiplyAdd(s2, factor, term);
            s3 = TLanes.FusedMultiplyAdd(s3, factor, term);
            s4 = TLanes.FusedMultiplyAdd(s4, factor, term);
            s5 = TLanes.FusedMultiplyAdd(s5, factor, term);
            s6 = TLanes.FusedMultiplyAdd(s6, factor, term);
            s7 = TLanes.FusedMultiplyAdd(s7, factor, term);
            s8 = TLanes.FusedMultiplyAdd(s8, factor, term);
            s9 = TLanes.FusedMultiplyAdd(s9, factor, term);
            s10 = TLanes.FusedMultiplyAdd(s10, factor, term);
            s11 = TLanes.FusedMultiplyAdd(s11, factor, term);
        }

        return First(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    /// <summary>A root and a division by it, again and again: units that do nothing else are busy for many cycles with each.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Roots()
    {
        TLanes one = TLanes.Broadcast(1), s0 = TLanes.Broadcast(1.5f), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        for (int round = 0; round < Rounds; round++)
        {
            s0 = one / TLanes.Sqrt(s0);
            s1 = one / TLanes.Sqrt(s1);
            s2 = one / TLanes.Sqrt(s2);
            s3 = one / TLanes.Sqrt(s3);
            s4 = one / TLanes.Sqrt(s4);
            s5 = one / TLanes.Sqrt(s5);
            s6 = one / TLanes.Sqrt(s6);
            s7 = one / TLanes.Sqrt(s7);
            s8 = one / TLanes.Sqrt(s8);
            s9 = one / TLanes.Sqrt(s9);
            s10 = one / TLanes.Sqrt(s10);
            s11 = one / TLanes.Sqrt(s11);
        }

        return First(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11);
    }

    private static float First(TLanes lanes)
    {
        float first = 0;
        TLanes.StorePartial(lanes, ref first, 0, 1);
        return first;
    }
}
