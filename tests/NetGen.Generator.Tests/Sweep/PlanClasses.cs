using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Generator.Tests.Planning;

namespace NetGen.Generator.Tests.Sweep;

/// <summary>The classes of the plans of many networks, each with its smallest network.</summary>
internal sealed class PlanClasses
{
    private readonly Dictionary<UInt128, SweptNetwork> _byClass = [];
    private readonly Dictionary<string, SweptNetwork> _byDecision = [];

    /// <summary>The smallest network of each class, in order of size.</summary>
    public IReadOnlyList<SweptNetwork> Smallest => Sorted(_byClass.Values);

    /// <summary>Plans networks on all processors.</summary>
    public static PlanClasses Of(IEnumerable<SweptNetwork> networks)
    {
        var all = new PlanClasses();
        Parallel.ForEach(
            networks,
            () => new PlanClasses(),
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

    /// <summary>For each decision that others do not have, the smallest network that has it.</summary>
    public IReadOnlyList<SweptNetwork> Beyond(PlanClasses others) => Sorted(_byDecision.Where(decision => !others._byDecision.ContainsKey(decision.Key)).Select(decision => decision.Value));

    /// <summary>Few small networks that have all decisions together.</summary>
    public IReadOnlyList<SweptNetwork> Cover()
    {
        List<SweptNetwork> networks = Sorted(_byDecision.Values);
        List<string[]> decisions = [.. networks.Select(network => PlanClass.Of(SweptText.Plan(network)!).Decisions.Distinct().ToArray())];
        var holders = decisions.SelectMany(some => some).CountBy(decision => decision).ToDictionary();

        // The largest first: what others have too is not needed here.
        for (int index = networks.Count - 1; index >= 0; index--)
        {
            if (!decisions[index].All(decision => holders[decision] > 1))
                continue;
            foreach (string decision in decisions[index])
                holders[decision]--;
            networks.RemoveAt(index);
        }

        return networks;
    }

    private void Add(SweptNetwork network)
    {
        if (SweptText.Plan(network) is not { } plan)
            return;
        var planClass = PlanClass.Of(plan);
        Keep(_byClass, Hash(planClass.Key), network);
        foreach (string decision in planClass.Decisions)
            Keep(_byDecision, decision, network);
    }

    private void Add(PlanClasses part)
    {
        foreach ((UInt128 key, SweptNetwork network) in part._byClass)
            Keep(_byClass, key, network);
        foreach ((string decision, SweptNetwork network) in part._byDecision)
            Keep(_byDecision, decision, network);
    }

    /// <summary>The keys of half a million plans would take gigabytes.</summary>
    private static UInt128 Hash(string key) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())));

    private static void Keep<TKey>(Dictionary<TKey, SweptNetwork> smallest, TKey key, SweptNetwork network)
        where TKey : notnull
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
