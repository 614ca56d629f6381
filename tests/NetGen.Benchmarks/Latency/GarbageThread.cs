namespace NetGen.Benchmarks.Latency;

/// <summary>A thread that allocates as fast as it can: small and large arrays, of which some survive for a while.</summary>
internal sealed class GarbageThread : IDisposable
{
    private const int Survivors = 4096, LargestArray = 4096;

    private readonly Thread _thread;
    private volatile bool _stops;

    /// <summary>Starts it.</summary>
    public GarbageThread()
    {
        _thread = new Thread(() =>
        {
            var survivors = new byte[Survivors][];
            var random = new Random(1);
            while (!_stops)
            {
                byte[] garbage = new byte[random.Next(LargestArray)];
                survivors[random.Next(Survivors)] = garbage;
                Interlocked.Add(ref _allocated, garbage.Length);
            }
        });
        _thread.Start();
    }

    private long _allocated;

    /// <summary>The bytes allocated so far.</summary>
    public long Allocated => Interlocked.Read(ref _allocated);

    public void Dispose()
    {
        _stops = true;
        _thread.Join();
    }
}
