using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>Another engine, to be found on this machine or not.</summary>
internal abstract class Peer : IDisposable
{
    /// <summary>The names of its engines: the columns of the table.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>What was found, with its version; null where something is missing.</summary>
    public abstract string? Found { get; }

    /// <summary>What it says about a cell.</summary>
    public virtual PeerRole Role => PeerRole.Rival;

    /// <summary>What is missing, and how to install it.</summary>
    public abstract string Missing { get; }

    /// <summary>The network in each of its engines.</summary>
    public abstract IEnumerable<Engine> Open(Workload workload);

    public virtual void Dispose()
    {
    }
}
