namespace NetGen.Benchmarks.Speed;

/// <summary>How a cell stands.</summary>
internal enum Verdict
{
    /// <summary>NetGen is at least as fast as the fastest rival.</summary>
    Won,

    /// <summary>A rival is faster, but C with the same bits is not, or NetGen reaches a limit of the machine.</summary>
    Bound,

    /// <summary>A rival is faster.</summary>
    Lost,

    /// <summary>No rival computes the same here, or one did not that might have been faster: nothing is won.</summary>
    NoValidPeer,
}
