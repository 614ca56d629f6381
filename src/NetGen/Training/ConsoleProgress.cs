namespace NetGen.Training;

/// <summary>Shows how a training goes, epoch by epoch: one line that is written again and again, or a line for each where the output goes into a file.</summary>
/// <example>
/// <code>
/// network.Fit(data, progress: new ConsoleProgress());
/// </code>
/// </example>
public sealed class ConsoleProgress : IProgress<EpochReport>
{
    private readonly TextWriter _output;
    private readonly bool _isRedrawn;
    private int _width;

    /// <summary>Progress on the console.</summary>
    public ConsoleProgress()
        : this(Console.Out, isRedrawn: !Console.IsOutputRedirected)
    {
    }

    /// <summary>Progress on a writer.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="isRedrawn">Whether a line may be written over the one before; it gets its end when the training has ended.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    public ConsoleProgress(TextWriter output, bool isRedrawn)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _isRedrawn = isRedrawn;
    }

    /// <summary>Writes the line of an epoch.</summary>
    /// <param name="value">The epoch.</param>
    public void Report(EpochReport value)
    {
        string line = value.ToString();
        if (!_isRedrawn)
        {
            _output.WriteLine(line);
            return;
        }

        // A shorter line leaves nothing of a longer one behind it.
        _output.Write("\r" + line.PadRight(_width));
        _width = line.Length;
        _output.Flush();
    }

    /// <summary>What is written next begins a line of its own.</summary>
    internal void End()
    {
        if (_isRedrawn && _width > 0)
            _output.WriteLine();
        _width = 0;
    }
}
