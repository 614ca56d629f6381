namespace NetGen.Benchmarks.Speed;

/// <summary>An engine whose batches several threads may share.</summary>
internal abstract class TeamEngine(string name) : Engine(name)
{
    /// <summary>The threads, or null for the calling one.</summary>
    public abstract ThreadTeam? Team { set; }
}
