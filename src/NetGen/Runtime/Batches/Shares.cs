using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>How work in tiles is divided into shares.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shares
{
    /// <summary>
    /// The least work that is shared, in multiply-adds: some ten microseconds of one core, several times what it takes to call
    /// another.
    /// </summary>
    internal const long LeastMultiplyAdds = 1 << 19;

    /// <summary>
    /// Where a share begins; the last one, and it alone, ends at <paramref name="count"/>. Between shares, all is whole tiles; where there
    /// are fewer tiles than shares, some shares are empty.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Start(int count, int tile, int share, int shares) =>
        share == shares ? (nuint)count : (nuint)((long)(count / tile) * share / shares * tile);

    /// <summary>Where a share begins and how much it holds.</summary>
    internal static (int Start, int Count) Range(int count, int tile, int share, int shares)
    {
        int start = (int)Start(count, tile, share, shares);
        return (start, (int)Start(count, tile, share + 1, shares) - start);
    }

    /// <summary>The number of shares for a team, or one where the work is too little or there is none to share it with.</summary>
    internal static int Of(ThreadTeam? team, long multiplyAdds, int tiles)
    {
        if (team is null || team.ThreadCount == 1 || multiplyAdds < LeastMultiplyAdds)
            return 1;
        return Math.Max(1, Math.Min(team.ThreadCount * ThreadTeam.SharesPerThread, tiles));
    }
}
