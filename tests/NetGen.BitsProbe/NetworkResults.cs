using System.Numerics;

namespace NetGen.BitsProbe;

/// <summary>How much a network is to compute.</summary>
/// <param name="Samples">Of passes.</param>
/// <param name="Steps">Of training.</param>
internal sealed record Work(int Samples, int Steps)
{
    /// <summary>Of each batch of a training, whose passes are those of any batch.</summary>
    public const int StepSamples = 3;

    /// <summary>Whole blocks, whole vectors and a rest, for every kernel.</summary>
    public static Work OfSmallNetwork { get; } = new(Samples: 97, Steps: 100);
}

/// <summary>All results of one network, by one thread or by several.</summary>
internal static class NetworkResults
{
    private const int Seed = 1;

    /// <summary>
    /// Computes all with a number of threads at once, which must agree. They call on one team, which serves one of them at a time.
    /// </summary>
    public static List<(string Name, string Hash)> Compute<TNetwork, T>(int threads, int teamThreads, Work work)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var team = new ThreadTeam(teamThreads);
        TNetwork shared = Create<TNetwork, T>();
        shared.Team = team;

        // A browser has no second thread.
        if (threads == 1)
            return ComputeOnce<TNetwork, T>(shared, team, work);

        var results = new List<(string Name, string Hash)>[threads];
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() => results[thread] = ComputeOnce<TNetwork, T>(shared, team, work)))];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();
        for (int thread = 1; thread < threads; thread++)
        {
            if (!results[thread].SequenceEqual(results[0]))
                throw new InvalidOperationException($"{TNetwork.Description}: threads {thread} and 0 disagree.");
        }

        return results[0];
    }

    private static List<(string Name, string Hash)> ComputeOnce<TNetwork, T>(TNetwork shared, ThreadTeam team, Work work)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [
            .. Results.Compute<TNetwork, T>(shared, Create<TNetwork, T>, team, work.Samples, work.Steps, Work.StepSamples),
            .. TrainingResults.Compute<TNetwork, T>(shared, Create<TNetwork, T>, team, work),
        ];

    private static TNetwork Create<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(Seed);
        if (network is IScaledNetwork<T> scaled)
        {
            Set(scaled.InputScaling, seed: 4);
            Set(scaled.OutputScaling, seed: 5);
        }

        return network;
    }

    private static void Set<T>(FeatureScaling<T>? scaling, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        scaling?.Set(Results.Numbers<T>(seed, scaling.Count), [.. Results.Numbers<T>(seed + 1, scaling.Count).Select(number => T.One + T.Abs(number))]);
}
