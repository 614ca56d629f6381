namespace NetGen.Runtime;

/// <summary>A call of a network on a team, which is not disposed of before the call ends; nothing where the work is not shared.</summary>
internal readonly ref struct TeamCall
{
    private readonly ThreadTeam? _team;

    private TeamCall(ThreadTeam team) => _team = team;

    /// <summary>Begins a call, before it writes anything.</summary>
    /// <exception cref="ObjectDisposedException">The team has been disposed of, or is being.</exception>
    public static TeamCall Begin(ThreadTeam? team, int shares)
    {
        if (shares == 1)
            return default;
        team!.Enter();
        return new TeamCall(team);
    }

    /// <summary>Ends the call.</summary>
    public void Dispose() => _team?.Leave();
}
