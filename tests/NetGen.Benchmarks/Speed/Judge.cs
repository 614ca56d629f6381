using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Speed;

/// <summary>Says of each cell whether it is won, bound or lost.</summary>
/// <param name="peers">Those that were found.</param>
internal sealed class Judge(IEnumerable<Peer> peers)
{
    /// <summary>What the same bits may cost NetGen more than they cost C.</summary>
    private const double MostOverSameBits = 1.05;

    /// <summary>The share of a limit that counts as reaching it.</summary>
    private const double ShareOfReachedLimit = 0.9;

    private readonly (string Name, PeerRole Role)[] _engines = [.. peers.SelectMany(peer => peer.Names.Select(name => (name, peer.Role)))];

    /// <summary>The engines of a role.</summary>
    public IEnumerable<string> Of(PeerRole role) => _engines.Where(engine => engine.Role == role).Select(engine => engine.Name);

    /// <summary>The fastest rival of a cell, or null.</summary>
    public Outcome? Best(CellResult result) => Slowest(result, PeerRole.Rival);

    /// <summary>NetGen beside C with the same bits, or null.</summary>
    public Outcome? SameBits(CellResult result) => Slowest(result, PeerRole.SameBits);

    /// <summary>How a cell stands.</summary>
    public Verdict Of(CellResult result)
    {
        if (Best(result) is { Ratio: > 1 })
            return SameBits(result) is { Ratio: <= MostOverSameBits } || result.OfLimit.Share >= ShareOfReachedLimit ? Verdict.Bound : Verdict.Lost;
        return Best(result) is null || result.Refused.Intersect(Of(PeerRole.Rival)).Any() ? Verdict.NoValidPeer : Verdict.Won;
    }

    /// <summary>The one that NetGen's ratio is largest against.</summary>
    private Outcome? Slowest(CellResult result, PeerRole role) => Of(role).Select(result.Standing.Against).OfType<Outcome>().MaxBy(outcome => outcome.Ratio);
}
