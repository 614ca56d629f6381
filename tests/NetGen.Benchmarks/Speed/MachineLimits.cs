using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Speed;

/// <summary>What one core can do at most, measured in the same run as everything that is compared with it.</summary>
internal static class MachineLimits
{
    private const int Rounds = 64;

    private static float s_sink;

    /// <summary>The multiply-adds as one who is timed.</summary>
    public static Contestant Contestant { get; } = new("multiply-adds", calls =>
    {
        double start = ThreadClock.Seconds;
        for (int call = 0; call < calls; call++)
            s_sink += MultiplyAdds();
        return ThreadClock.Seconds - start;
    });

    /// <summary>The floating-point operations of one call of <see cref="MultiplyAdds"/>: a multiply-add counts two.</summary>
    public static long MultiplyAddOperations => Rounds * 12L * 2 * Vector512<float>.Count;

    /// <summary>Twelve independent chains of multiply-adds that touch no memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float MultiplyAdds()
    {
        Vector512<float> factor = Vector512.Create(0.999f), term = Vector512.Create(1e-3f);
        Vector512<float> s0 = factor, s1 = factor, s2 = factor, s3 = factor, s4 = factor, s5 = factor;
        Vector512<float> s6 = factor, s7 = factor, s8 = factor, s9 = factor, s10 = factor, s11 = factor;
        for (int round = 0; round < Rounds; round++)
        {
            s0 = Vector512.FusedMultiplyAdd(s0, factor, term);
            s1 = Vector512.FusedMultiplyAdd(s1, factor, term);
            s2 = Vector512.FusedMultiplyAdd(s2, factor, term);
            s3 = Vector512.FusedMultiplyAdd(s3, factor, term);
            s4 = Vector512.FusedMultiplyAdd(s4, factor, term);
            s5 = Vector512.FusedMultiplyAdd(s5, factor, term);
            s6 = Vector512.FusedMultiplyAdd(s6, factor, term);
            s7 = Vector512.FusedMultiplyAdd(s7, factor, term);
            s8 = Vector512.FusedMultiplyAdd(s8, factor, term);
            s9 = Vector512.FusedMultiplyAdd(s9, factor, term);
            s10 = Vector512.FusedMultiplyAdd(s10, factor, term);
            s11 = Vector512.FusedMultiplyAdd(s11, factor, term);
        }

        return (s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11).ToScalar();
    }
}
