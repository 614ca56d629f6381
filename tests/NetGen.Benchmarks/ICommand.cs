namespace NetGen.Benchmarks;

/// <summary>One measurement that this program can make. A new one is one file and one line in Program.cs.</summary>
internal interface ICommand
{
    /// <summary>The word that chooses it on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures and which options it takes, for the list of commands.</summary>
    string Summary { get; }

    /// <summary>Makes the measurement and prints a Markdown table; returns the exit code.</summary>
    int Run(Options options);
}
