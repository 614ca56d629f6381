using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Threads that share the work of one batch: the thread that calls, and helpers that wait for it. Give it to a network by
/// <see cref="INetwork{T}.Team"/>; dispose of it when training is over.
/// </summary>
/// <remarks>
/// <para>
/// No sum is ever shared: samples are divided for outputs and errors, inputs of a layer for its gradients. The results are the same
/// bits for any number of threads, and for a team that is busy: a call that finds it so computes alone, on its own thread.
/// </para>
/// <para>
/// A call on a team allocates nothing, and waits for nobody but the helpers that do its shares. Helpers look for work for some
/// microseconds after each share, then sleep.
/// One team may serve many networks; calls of several threads at once do not share it.
/// </para>
/// </remarks>
public sealed unsafe class ThreadTeam : IDisposable
{
    /// <summary>The most threads of a team.</summary>
    public const int MostThreads = 64;

    /// <summary>Shares for each thread: a thread that the system interrupts leaves the rest of its part to the others.</summary>
    internal const int SharesPerThread = 4;

    /// <summary>How long a thread looks for work, or for the end of the others', before it sleeps: longer than the pause between two phases of a training step.</summary>
    private static readonly long s_patience = Stopwatch.Frequency / 20_000;

    private readonly Thread[] _helpers;
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
    private volatile bool _isDisposed;

    /// <summary>Starts the helpers.</summary>
    /// <param name="threads">The number of threads that compute, the calling thread included: 1 to <see cref="MostThreads"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public ThreadTeam(int threads)
    {
        if (threads is < 1 or > MostThreads)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"A team has 1 to {MostThreads} threads, the calling thread included; got {threads}.");
        _helpers = new Thread[threads - 1];
        foreach (ref Thread helper in _helpers.AsSpan())
        {
            helper = new Thread(Help) { IsBackground = true, Name = "NetGen team" };
            helper.Start();
        }
    }

    /// <summary>The number of threads that compute, the calling thread included.</summary>
    public int Threads => _helpers.Length + 1;

    /// <summary>Stops the helpers, once a call that still computes has ended. A network that keeps the team can share no batch any more: that is an error.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        var wait = new SpinWait();
        while (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            wait.SpinOnce();
        _isDisposed = true;
        if (_helpers.Length > 0)
            _wake.Release(_helpers.Length);
        foreach (Thread helper in _helpers)
            helper.Join();
        _wake.Dispose();
        _finished.Dispose();
        Volatile.Write(ref _busy, 0);
    }

    /// <summary>Does all shares of some work, each once, on as many threads as come for them; returns when all are done.</summary>
    /// <typeparam name="TWork">The work: pointers and numbers on the stack of the caller.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="shares">The number of shares, at least one.</param>
    /// <exception cref="ObjectDisposedException">The team has been disposed of.</exception>
    internal void Run<TWork>(ref TWork work, int shares)
        where TWork : unmanaged, ITeamWork
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_helpers.Length == 0 || shares == 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
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
        while (!_isDisposed)
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
            if (Volatile.Read(ref _open) <= 0 && !_isDisposed)
                _wake.Wait();
            else
                Interlocked.Decrement(ref _sleeping);
        }
    }
}
