using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Speed;

/// <summary>
/// How long this thread has been running: what others do on the same core while it waits for its turn does not count. Everything in the
/// table computes on the thread that calls it.
/// </summary>
internal static partial class ThreadClock
{
    private const int ThreadTime = 3;

    /// <summary>Seconds of processor time of this thread; where the system does not tell, seconds that have passed.</summary>
    public static double Seconds
    {
        get
        {
            if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
                return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
            if (GetTime(ThreadTime, out Timestamp time) != 0)
                throw new InvalidOperationException("The system does not tell the processor time of a thread.");
            return time.Seconds + time.Nanoseconds * 1e-9;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timestamp time);

    private readonly record struct Timestamp(long Seconds, long Nanoseconds);
}
