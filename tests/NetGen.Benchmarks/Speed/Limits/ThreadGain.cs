using System.Diagnostics;

namespace NetGen.Benchmarks.Speed;

/// <summary>How much more two threads do than one.</summary>
internal static class ThreadGain
{
    /// <summary>So long that waking the second thread takes no noticeable part of it.</summary>
    private const double SliceSeconds = 0.02;

    /// <summary>The gain of two copies of the bare multiply-add loop: what any two threads can hope for.</summary>
    public static double OfMultiplyAdds(int rounds)
    {
        using var second = new SecondThread(VectorWidth.Widest.MultiplyAdds.Run);
        Contestant one = Passing("one", VectorWidth.Widest.MultiplyAdds.Run);
        Contestant two = Passing("two", calls =>
        {
            second.Start(calls);
            VectorWidth.Widest.MultiplyAdds.Run(calls);
            second.Wait();
        });
        return 2 * new Contest(rounds, SliceSeconds).Run(one, [two]).Others[0].Ratio;
    }

    /// <summary>The gain of a training step whose batch two threads share; the engine computes it both ways in turn.</summary>
    public static double OfTrainingStep(TeamEngine engine, Cell cell, int rounds)
    {
        using var team = new ThreadTeam(2);
        double ratio = new Contest(rounds, SliceSeconds).Run(With("one", null), [With("two", team)]).Others[0].Ratio;
        engine.Team = null;
        return ratio;

        Contestant With(string name, ThreadTeam? threads) => Passing(name, calls =>
        {
            engine.Team = threads;
            engine.Run(cell, TrainingSettings.Timed, calls);
        });
    }

    /// <summary>Two threads together are timed by the time that passes.</summary>
    private static Contestant Passing(string name, Action<int> run) => new(name, calls =>
    {
        long start = Stopwatch.GetTimestamp();
        run(calls);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    /// <summary>A thread that waits for work.</summary>
    private sealed class SecondThread : IDisposable
    {
        private const int Stop = -1;

        private readonly SemaphoreSlim _start = new(0), _done = new(0);
        private readonly Thread _thread;
        private int _calls;

        public SecondThread(Action<int> work)
        {
            _thread = new Thread(() =>
            {
                while (true)
                {
                    _start.Wait();
                    if (_calls == Stop)
                        return;
                    work(_calls);
                    _done.Release();
                }
            });
            _thread.Start();
        }

        public void Start(int calls)
        {
            _calls = calls;
            _start.Release();
        }

        public void Wait() => _done.Wait();

        public void Dispose()
        {
            Start(Stop);
            _thread.Join();
            _start.Dispose();
            _done.Dispose();
        }
    }
}
