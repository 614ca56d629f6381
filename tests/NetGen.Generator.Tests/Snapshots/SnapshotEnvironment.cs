namespace NetGen.Generator.Tests.Snapshots;

/// <summary>What the process was told about snapshots.</summary>
/// <param name="Accept">Whether what was received becomes verified.</param>
/// <param name="Unattended">Whether this is a build server, where nobody reviews what is accepted.</param>
internal sealed record SnapshotEnvironment(bool Accept, bool Unattended)
{
    /// <summary>Set to 1 to accept what is received.</summary>
    public const string AcceptVariable = "NETGEN_ACCEPT_SNAPSHOTS";

    /// <summary>Set to true by build servers.</summary>
    public const string UnattendedVariable = "CI";

    /// <summary>Reads the environment of this process.</summary>
    /// <returns>What it says.</returns>
    public static SnapshotEnvironment OfProcess() => Of(Environment.GetEnvironmentVariable);

    /// <summary>Reads an environment.</summary>
    /// <param name="variable">Looks a variable up; null if it is not set.</param>
    /// <returns>What it says.</returns>
    public static SnapshotEnvironment Of(Func<string, string?> variable) => new(
        Accept: variable(AcceptVariable) == "1",
        Unattended: variable(UnattendedVariable) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase));

    /// <summary>Fails where a build server was told to accept: there every snapshot would pass, for ever.</summary>
    /// <exception cref="SnapshotMismatchException">Both variables are set.</exception>
    public void RefuseToAcceptUnattended()
    {
        if (Accept && Unattended)
            throw new SnapshotMismatchException($"{AcceptVariable} is refused where {UnattendedVariable} is set: snapshots are accepted by people.");
    }
}
