using NetGen.BitsProbe;

namespace NetGen.Bits.Tests;

/// <summary>Something that the bits program runs on, and what it must find there: a setting that is ignored proves nothing.</summary>
/// <param name="Name">Its name in the test's.</param>
/// <param name="Host">How the program is built and started.</param>
/// <param name="Expected">What the program says that it runs with.</param>
internal sealed record Platform(string Name, IHost Host, Execution Expected)
{
    /// <summary>Settings in the environment of the program, NAME=value.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Why it cannot be tried here; null where it can.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether it waits for a run that takes its time.</summary>
    public bool IsThorough { get; init; }

    public override string ToString() => Name;
}
