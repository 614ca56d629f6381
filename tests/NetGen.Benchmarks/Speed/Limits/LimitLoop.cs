namespace NetGen.Benchmarks.Speed;

/// <summary>A loop that does nothing but one kind of operation, as fast as a core can.</summary>
/// <param name="name">The name under which it takes part.</param>
/// <param name="operations">The operations of one call.</param>
/// <param name="call">One call; its result means nothing.</param>
internal sealed class LimitLoop(string name, long operations, Func<float> call)
{
    /// <summary>A turn is cut into so many parts, of which the fastest counts: a limit is what nothing has disturbed.</summary>
    private const int Parts = 8;

    private float _sink;

    /// <summary>The name under which it takes part.</summary>
    public string Name => name;

    /// <summary>The operations of one call.</summary>
    public long Operations => operations;

    /// <summary>The loop as one who is timed.</summary>
    public Contestant Contestant => new(name, Time);

    /// <summary>Makes the calls.</summary>
    public void Run(int calls)
    {
        float sum = 0;
        for (int index = 0; index < calls; index++)
            sum += call();
        _sink = sum;
    }

    /// <summary>The seconds that the calls take when nothing disturbs them.</summary>
    private double Time(int calls)
    {
        int callsOfPart = Math.Max(1, calls / Parts);
        double fastest = double.PositiveInfinity;
        for (int done = 0; done < calls; done += callsOfPart)
        {
            double start = ThreadClock.Seconds;
            Run(callsOfPart);
            fastest = Math.Min(fastest, ThreadClock.Seconds - start);
        }

        return fastest / callsOfPart * calls;
    }
}
