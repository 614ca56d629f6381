namespace NetGen.Generator.Tests.Sweep;

/// <summary>The classes of the texts of many networks, each with its smallest network.</summary>
internal sealed class TextClasses
{
    private readonly Dictionary<ulong, SweptNetwork> _byClass = [];
    private readonly Dictionary<ulong, SweptNetwork> _byPiece = [];
    private readonly HashSet<ulong> _pieces = [];

    /// <summary>The smallest network of each class, in order of size.</summary>
    public IReadOnlyList<SweptNetwork> Smallest => Sorted(_byClass.Values);

    /// <summary>Reads the texts of networks on all processors.</summary>
    public static TextClasses Of(IEnumerable<SweptNetwork> networks)
    {
        var all = new TextClasses();
        Parallel.ForEach(
            networks,
            () => new TextClasses(),
            (network, _, part) =>
            {
                part.Add(network);
                return part;
            },
            part =>
            {
                lock (all)
                    all.Add(part);
            });
        return all;
    }

    /// <summary>Whether some network has the piece.</summary>
    public bool Has(ulong piece) => _byPiece.ContainsKey(piece);

    /// <summary>For each piece that others do not have, the smallest network that has it.</summary>
    public IReadOnlyList<SweptNetwork> Beyond(TextClasses others) => Sorted(_byPiece.Where(piece => !others.Has(piece.Key)).Select(piece => piece.Value));

    /// <summary>Few small networks that have all pieces together.</summary>
    public IReadOnlyList<SweptNetwork> Cover()
    {
        var networks = new List<(SweptNetwork Network, ulong[] Pieces)>();
        var holders = new Dictionary<ulong, int>();
        foreach (SweptNetwork network in Sorted(_byPiece.Values))
        {
            TextPieces.Read(SweptText.Of(network, "Net")!, _pieces);
            networks.Add((network, [.. _pieces]));
            foreach (ulong piece in _pieces)
                holders[piece] = holders.GetValueOrDefault(piece) + 1;
        }

        // The largest first: what others have too is not needed here.
        for (int index = networks.Count - 1; index >= 0; index--)
        {
            if (!networks[index].Pieces.All(piece => holders[piece] > 1))
                continue;
            foreach (ulong piece in networks[index].Pieces)
                holders[piece]--;
            networks.RemoveAt(index);
        }

        return [.. networks.Select(entry => entry.Network)];
    }

    private void Add(SweptNetwork network)
    {
        if (SweptText.Of(network, "Net") is not { } text)
            return;
        TextPieces.Read(text, _pieces);
        Keep(_byClass, TextPieces.Key(_pieces), network);
        foreach (ulong piece in _pieces)
            Keep(_byPiece, piece, network);
    }

    private void Add(TextClasses part)
    {
        foreach ((ulong key, SweptNetwork network) in part._byClass)
            Keep(_byClass, key, network);
        foreach ((ulong piece, SweptNetwork network) in part._byPiece)
            Keep(_byPiece, piece, network);
    }

    private static void Keep(Dictionary<ulong, SweptNetwork> smallest, ulong key, SweptNetwork network)
    {
        if (!smallest.TryGetValue(key, out SweptNetwork? known) || SweptNetwork.BySize(network, known) < 0)
            smallest[key] = network;
    }

    private static List<SweptNetwork> Sorted(IEnumerable<SweptNetwork> networks)
    {
        List<SweptNetwork> sorted = [.. networks.DistinctBy(network => network.ToString())];
        sorted.Sort(SweptNetwork.BySize);
        return sorted;
    }
}
