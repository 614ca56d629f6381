namespace NetGen.Benchmarks.Peers;

/// <summary>What a peer says about a cell.</summary>
internal enum PeerRole
{
    /// <summary>A cell is won or lost against it.</summary>
    Rival,

    /// <summary>It uses instructions that the table takes away from the others: shown, and no cell is won or lost against it.</summary>
    Unlimited,

    /// <summary>It computes NetGen's bits: what they cost, where a cell is lost.</summary>
    SameBits,
}
