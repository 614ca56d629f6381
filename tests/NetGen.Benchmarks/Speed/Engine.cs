namespace NetGen.Benchmarks.Speed;

/// <summary>One network as one engine computes it; NetGen is one of the engines.</summary>
internal abstract class Engine(string name) : IDisposable
{
    /// <summary>What the table calls it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it has to compute NetGen's numbers bit by bit.</summary>
    public bool HasSameBits { get; init; }

    /// <summary>Whether it can do the work of a cell.</summary>
    public virtual bool Supports(Cell cell) => true;

    /// <summary>Sets the parameters, in NetGen's layout, and forgets what an optimiser remembers.</summary>
    public abstract void Load(ReadOnlySpan<float> parameters);

    /// <summary>Copies out the parameters, in NetGen's layout.</summary>
    public abstract void Save(Span<float> parameters);

    /// <summary>Computes the outputs of the first batch of a forward cell.</summary>
    public abstract void Outputs(Cell cell, Span<float> outputs);

    /// <summary>Does the work of a cell again and again, its batches in turn.</summary>
    public abstract void Run(Cell cell, TrainingSettings settings, int calls);

    /// <summary>The seconds of processor time that <see cref="Run"/> takes.</summary>
    public virtual double Time(Cell cell, int calls)
    {
        double start = ThreadClock.Seconds;
        Run(cell, TrainingSettings.Timed, calls);
        return ThreadClock.Seconds - start;
    }

    public virtual void Dispose()
    {
    }
}
