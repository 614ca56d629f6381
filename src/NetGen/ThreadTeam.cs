using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Threads that share the work of one batch: the thread that calls, and helpers that wait for it. Give it to a network by
/// <see cref="INetwork{T}.Team"/>; dispose of it when training is over.
/// </summary>
/// <example>
/// <code>
/// using var team = new ThreadTeam(Environment.ProcessorCount);
/// network.Team = team;
/// network.BackwardBatch(inputs, targets, gradients);
/// </code>
/// </example>
/// <remarks>
/// <para>
/// No sum is ever shared: samples are divided for outputs and errors, inputs of a layer for its gradients. The results are the same
/// bits for any number of threads, and for a team that is busy: a call that finds it so computes alone, on its own thread.
/// </para>
/// <para>
/// A call on a team allocates nothing, and waits for nobody but the helpers that do its shares. Helpers look for work for some
/// microseconds after each share, then sleep.
/// </para>
/// <para>
/// Thread safety: any number of threads at once. One team may serve many networks; of calls at once one has the helpers, the others compute
/// alone.
/// </para>
/// <para>
/// The helpers of a team that nobody disposes of end when the garbage collector finds that neither a network nor anybody else
/// keeps it.
/// </para>
/// </remarks>
public sealed class ThreadTeam : IDisposable
{
    /// <summary>The most threads of a team.</summary>
    public const int MaxThreadCount = 64;

    /// <summary>Shares for each thread: a thread that the system interrupts leaves the rest of its part to the others.</summary>
    internal const int SharesPerThread = 4;

    private const int Closed = int.MinValue;

    private readonly HelperThreads _helpers;

    /// <summary>The number of calls that run, and <see cref="Closed"/> once no other may begin.</summary>
    private int _calls;

    /// <summary>Starts the helpers.</summary>
    /// <param name="threads">The number of threads that compute, the calling thread included: 1 to <see cref="MaxThreadCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public ThreadTeam(int threads)
    {
        if (threads is < 1 or > MaxThreadCount)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"A team has 1 to {MaxThreadCount} threads, the calling thread included; got {threads}.");
        _helpers = new HelperThreads(threads - 1);
        _helpers.Start();
    }

    /// <summary>Lets the helpers end, which do not know the team: otherwise it would never be garbage.</summary>
    ~ThreadTeam() => _helpers?.Stop();

    /// <summary>The number of threads that compute, the calling thread included.</summary>
    public int ThreadCount => _helpers.Count + 1;

    /// <summary>
    /// Stops the helpers. Calls that run are waited for and end as if nothing had happened; one that begins later is refused
    /// with <see cref="ObjectDisposedException"/> before it writes anything: a network that keeps the team can share no batch any more.
    /// </summary>
    /// <remarks>
    /// Thread safety: any number of threads may dispose of a team at once, and more than once; each call returns when the helpers have ended. A
    /// network's own call must not, while it runs on the team: it would wait for itself.
    /// </remarks>
    public void Dispose()
    {
        Interlocked.Or(ref _calls, Closed);
        var wait = new SpinWait();
        while (Volatile.Read(ref _calls) != Closed)
            wait.SpinOnce();
        _helpers.Stop();
        _helpers.Join();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins a call, which may then <see cref="Run"/> several times; <see cref="Leave"/> ends it.</summary>
    /// <exception cref="ObjectDisposedException">The team has been disposed of, or is being.</exception>
    internal void Enter()
    {
        if (Interlocked.Increment(ref _calls) > 0)
            return;
        Interlocked.Decrement(ref _calls);
        throw new ObjectDisposedException(typeof(ThreadTeam).FullName, "The team has been disposed of. Set the network's Team to null or to another one.");
    }

    /// <summary>Ends a call.</summary>
    internal void Leave() => Interlocked.Decrement(ref _calls);

    /// <summary>Does all shares of some work, each once, on as many threads as come for them; returns when all are done. Only within a call.</summary>
    /// <typeparam name="TWork">The work: pointers and numbers on the stack of the caller.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="shares">The number of shares, at least one.</param>
    internal void Run<TWork>(ref TWork work, int shares)
        where TWork : unmanaged, ITeamWork
        => _helpers.Run(ref work, shares);
}
