using NetGen.BitsProbe;

namespace NetGen.Bits.Tests;

/// <summary>How the program comes to a platform.</summary>
internal interface IHost
{
    /// <summary>Which tests run it: one kind waits for another's.</summary>
    HostKind Kind { get; }

    /// <summary>Why it cannot be done here; null where it can.</summary>
    string? Missing { get; }

    /// <summary>Builds the program where it is not there yet.</summary>
    /// <param name="folder">An empty folder for it.</param>
    Task BuildAsync(string folder);

    /// <summary>Runs what was built to its end.</summary>
    Task<ProgramRun> RunAsync(string folder, IReadOnlyDictionary<string, string> settings, Execution expected);
}

/// <summary>Kinds of hosts. Those of different kinds run side by side.</summary>
internal enum HostKind
{
    JustInTime,
    Native,
    Browser,
}
