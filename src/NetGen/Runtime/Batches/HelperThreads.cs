using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace NetGen.Runtime;

/// <summary>
/// The threads of a <see cref="ThreadTeam"/> besides the calling one, and what they share with it. They keep this object alive, and not
/// the team: who else forgets the team makes it garbage, and its finalizer stops them.
/// </summary>
internal sealed unsafe class HelperThreads(int count)
{
    /// <summary>How long a thread looks for work, or for the end of the others', before it sleeps: longer than the pause between two phases of a training step.</summary>
    private static readonly long s_patience = Stopwatch.Frequency / 20_000;

    private readonly Thread?[] _threads = new Thread?[count];

    // Never disposed of: nothing but a wait handle, which nobody asks for, would be freed, and a thread may still be about to leave them.
    private readonly SemaphoreSlim _wake = new(0);
    private readonly SemaphoreSlim _finished = new(0);

    // Written by the caller while no share is open, read by whoever has taken a share.
    private delegate*<void*, int, void> _run;
    private void* _work;

    private int _open;
    private int _unfinished;
    private int _sleeping;
    private int _callerSleeps;
    private int _busy;
    private ExceptionDispatchInfo? _error;
    private volatile bool _isStopped;

    /// <summary>How many they are.</summary>
    public int Count => _threads.Length;

    /// <summary>Starts them; those that have been started when one cannot be are left to <see cref="Stop"/>.</summary>
    public void Start()
    {
        foreach (ref Thread? thread in _threads.AsSpan())
        {
            var started = new Thread(Help) { IsBackground = true, Name = "NetGen team" };
            started.Start();
            thread = started;
        }
    }

    /// <summary>Lets them end as soon as no share is open. May be called more than once, and from any thread.</summary>
    public void Stop()
    {
        _isStopped = true;
        if (_threads.Length > 0)
            _wake.Release(_threads.Length);
    }

    /// <summary>Waits until they have ended.</summary>
    public void Join()
    {
        foreach (Thread? thread in _threads)
            thread?.Join();
    }

    /// <summary>Does all shares of some work, each once, here and on the threads that come for them; alone where another call has them.</summary>
    public void Run<TWork>(ref TWork work, int shares)
        where TWork : unmanaged, ITeamWork
    {
        if (_threads.Length == 0 || shares == 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            for (int share = 0; share < shares; share++)
                work.Do(share);
            return;
        }

        // The work lives on this stack, and this method does not return before the last share is done.
        _run = &Do<TWork>;
        _work = Unsafe.AsPointer(ref work);
        _unfinished = shares;
        Interlocked.Exchange(ref _open, shares);
        if (Interlocked.Exchange(ref _sleeping, 0) is > 0 and int sleeping)
            _wake.Release(sleeping);

        while (TryTake(out int share))
            Finish(share);
        AwaitOthers();
        ExceptionDispatchInfo? error = _error;
        _error = null;
        Volatile.Write(ref _busy, 0);
        error?.Throw();
    }

    private static void Do<TWork>(void* work, int share)
        where TWork : unmanaged, ITeamWork => Unsafe.AsRef<TWork>(work).Do(share);

    private bool TryTake(out int share)
    {
        int open = Volatile.Read(ref _open);
        while (open > 0)
        {
            int seen = Interlocked.CompareExchange(ref _open, open - 1, open);
            if (seen == open)
            {
                share = open - 1;
                return true;
            }

            open = seen;
        }

        share = -1;
        return false;
    }

    private void Finish(int share)
    {
        try
        {
            _run(_work, share);
        }
        catch (Exception error)
        {
            // The others still use the caller's stack: what went wrong is told when all have ended.
            Interlocked.CompareExchange(ref _error, ExceptionDispatchInfo.Capture(error), null);
        }

        if (Interlocked.Decrement(ref _unfinished) == 0 && Interlocked.Exchange(ref _callerSleeps, 0) == 1)
            _finished.Release();
    }

    private void AwaitOthers()
    {
        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _unfinished) != 0)
        {
            if (Stopwatch.GetTimestamp() - start < s_patience)
            {
                Thread.SpinWait(1);
                continue;
            }

            // Whoever finishes last either sees that the caller sleeps, or has been seen here.
            Interlocked.Exchange(ref _callerSleeps, 1);
            if (Volatile.Read(ref _unfinished) != 0 || Interlocked.Exchange(ref _callerSleeps, 0) == 0)
                _finished.Wait();
        }
    }

    private void Help()
    {
        while (!_isStopped)
        {
            while (TryTake(out int share))
                Finish(share);

            long start = Stopwatch.GetTimestamp();
            while (Volatile.Read(ref _open) <= 0 && Stopwatch.GetTimestamp() - start < s_patience)
                Thread.SpinWait(1);

            // Whoever opens shares either sees that this thread sleeps, or has been seen here.
            if (Volatile.Read(ref _open) > 0)
                continue;
            Interlocked.Increment(ref _sleeping);
            if (Volatile.Read(ref _open) <= 0 && !_isStopped)
                _wake.Wait();
            else
                Interlocked.Decrement(ref _sleeping);
        }
    }
}
