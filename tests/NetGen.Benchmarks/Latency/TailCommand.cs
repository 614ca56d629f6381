using System.Diagnostics;
using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Latency;

/// <summary>
/// How long the slowest of many forward passes of network C take, alone and while another thread allocates at full speed; and beside
/// each the same with nothing in the place of the call, which shows what the clock, the system and the collector take by themselves.
/// </summary>
internal sealed class TailCommand : ICommand
{
    private const int Calls = 10_000_000, QuickCalls = 200_000;

    public string Name => "tail";

    public string Summary => "p50, p99, p99.9 and maximum of 10 million forward calls of C, alone and beside a thread that allocates; --calls n, --quick, --markdown";

    public int Run(Options options)
    {
        var ticks = new uint[options.Integer("calls", options.Has("quick") ? QuickCalls : Calls)];
        var table = new Table(
            options.Has("markdown"), "run", "p50 ns", "p99 ns", "p99.9 ns", "maximum ns", "bytes allocated by the calls", "locks waited for", "collections",
            "pauses ms", "garbage MB/s");
        var network = new NetworkC(seed: 1);
        var nothing = default(Nothing);
        var forward = new Forward(network, new float[NetworkC.InputSize], new float[NetworkC.OutputSize]);
        Measure(nothing, ticks.AsSpan(0, Math.Min(ticks.Length, 10_000)));
        Measure(forward, ticks.AsSpan(0, Math.Min(ticks.Length, 10_000)));

        Report("nothing, alone", nothing, garbage: null);
        Report("forward of C, alone", forward, garbage: null);
        using (var garbage = new GarbageThread())
        {
            Report("nothing, beside garbage", nothing, garbage);
            Report("forward of C, beside garbage", forward, garbage);
        }

        table.Write(Console.Out);
        return 0;

        void Report<TCall>(string run, TCall call, GarbageThread? garbage)
            where TCall : struct, ICall
        {
            GC.Collect();
            TimeSpan pauses = GC.GetTotalPauseDuration();
            (int collections, long locks, long produced) = (GC.CollectionCount(0), Monitor.LockContentionCount, garbage?.Allocated ?? 0);
            long start = Stopwatch.GetTimestamp();
            long allocated = Measure(call, ticks);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            (collections, locks) = (GC.CollectionCount(0) - collections, Monitor.LockContentionCount - locks);
            pauses = GC.GetTotalPauseDuration() - pauses;
            produced = (garbage?.Allocated ?? 0) - produced;
            Array.Sort(ticks);
            table.Add(
                run, Percentile(0.5), Percentile(0.99), Percentile(0.999), Percentile(1), $"{allocated}", $"{locks}", $"{collections}",
                $"{pauses.TotalMilliseconds:0}", $"{produced / seconds / 1e6:0}");
        }

        string Percentile(double share) => $"{ticks[(int)Math.Ceiling(share * ticks.Length) - 1] * (1e9 / Stopwatch.Frequency):0}";
    }

    /// <summary>Times every call by itself; returns the bytes that this thread allocated meanwhile.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Measure<TCall>(TCall call, Span<uint> ticks)
        where TCall : struct, ICall
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long before = Stopwatch.GetTimestamp();
        for (int index = 0; index < ticks.Length; index++)
        {
            call.Run();

            // One reading ends a call and begins the next: nothing that happens falls between two.
            long after = Stopwatch.GetTimestamp();
            ticks[index] = (uint)Math.Min(after - before, uint.MaxValue);
            before = after;
        }

        return GC.GetAllocatedBytesForCurrentThread() - allocated;
    }

    /// <summary>What is timed.</summary>
    private interface ICall
    {
        void Run();
    }

    private readonly struct Nothing : ICall
    {
        public void Run()
        {
        }
    }

    private readonly struct Forward(NetworkC network, float[] input, float[] output) : ICall
    {
        public void Run() => network.Forward(input, output);
    }
}
