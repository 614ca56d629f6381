namespace NetGen.Benchmarks.Speed;

/// <summary>The networks of the table.</summary>
internal static class NetworkList
{
    private const int Seed = 1;

    /// <summary>Their letters and shapes, for the text beside a table.</summary>
    public const string Legend = "A is 3-4-2, B 4-16-16-3, C 4-64-64-2 (tanh), D 64-32-10, E 784-128-10, F 784-512-512-10, in `float`";

    /// <summary>Those whose letters are among the words; all where there are none.</summary>
    public static IEnumerable<(Workload Workload, TeamEngine NetGen)> Chosen(IReadOnlyList<string> words)
    {
        if (Wanted("A"))
            yield return Of("A", new NetworkA(Seed), NetworkA.Description, network => new CallsA(network));
        if (Wanted("B"))
            yield return Of("B", new NetworkB(Seed), NetworkB.Description, network => new CallsB(network));
        if (Wanted("C"))
            yield return Of("C", new NetworkC(Seed), NetworkC.Description, network => new CallsC(network));
        if (Wanted("D"))
            yield return Of("D", new NetworkD(Seed), NetworkD.Description, network => new CallsD(network));
        if (Wanted("E"))
            yield return Of("E", new NetworkE(Seed), NetworkE.Description, network => new CallsE(network));
        if (Wanted("F"))
            yield return Of("F", new NetworkF(Seed), NetworkF.Description, network => new CallsF(network));

        bool Wanted(string name) => words.Count == 0 || words.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A network with data, and NetGen as an engine that computes it.</summary>
    /// <param name="name">The name of the network.</param>
    /// <param name="network">The network.</param>
    /// <param name="description">Its description.</param>
    /// <param name="called">The calls that a user writes.</param>
    /// <param name="rows">How many samples there are; as many as the cells of the table need where it is left out.</param>
    public static (Workload Workload, TeamEngine NetGen) Of<TNetwork, TCalls>(
        string name, TNetwork network, NetworkDescription description, Func<TNetwork, TCalls> called, int? rows = null)
        where TNetwork : class, INetwork<TNetwork, float>
        where TCalls : struct, INetworkCalls
    {
        TCalls calls = called(network);

        // Initial biases are zeros; a comparison of outputs should notice an engine that forgets them.
        var random = new Random(Seed);
        foreach (ParameterBlock block in description.Blocks)
        {
            if (block.Kind != ParameterKind.Biases)
                continue;
            foreach (ref float bias in calls.Parameters.Slice(block.Offset, block.Count))
                bias = (float)(random.NextDouble() * 0.2 - 0.1);
        }

        using var file = new MemoryStream();
        Onnx.Save(network, file);
        var workload = new Workload(name, description, calls.Parameters, file.ToArray(), rows ?? Cell.All.Max(cell => cell.Samples * cell.Batches));
        return (workload, new NetGenEngine<TCalls>(workload, calls));
    }
}
