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
            yield return Of("A", NetworkA.Description, new CallsA(new(Seed)));
        if (Wanted("B"))
            yield return Of("B", NetworkB.Description, new CallsB(new(Seed)));
        if (Wanted("C"))
            yield return Of("C", NetworkC.Description, new CallsC(new(Seed)));
        if (Wanted("D"))
            yield return Of("D", NetworkD.Description, new CallsD(new(Seed)));
        if (Wanted("E"))
            yield return Of("E", NetworkE.Description, new CallsE(new(Seed)));
        if (Wanted("F"))
            yield return Of("F", NetworkF.Description, new CallsF(new(Seed)));

        bool Wanted(string name) => words.Count == 0 || words.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    private static (Workload Workload, TeamEngine NetGen) Of<TCalls>(string name, NetworkDescription description, TCalls calls)
        where TCalls : struct, INetworkCalls
    {
        // Initial biases are zeros; a comparison of outputs should notice an engine that forgets them.
        var random = new Random(Seed);
        foreach (ParameterBlock block in description.Blocks)
        {
            if (block.Kind != ParameterKind.Biases)
                continue;
            foreach (ref float bias in calls.Parameters.Slice(block.Offset, block.Count))
                bias = (float)(random.NextDouble() * 0.2 - 0.1);
        }

        var workload = new Workload(name, description, calls.Parameters);
        return (workload, new NetGenEngine<TCalls>(workload, calls));
    }
}
