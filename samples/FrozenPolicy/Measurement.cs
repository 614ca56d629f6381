using System.Diagnostics;

namespace FrozenPolicy;

/// <summary>What a call of the policy costs, and what it computes.</summary>
internal static class Measurement
{
    private const int Calls = 100_000;
    private const int Rounds = 9;

    /// <summary>The states of the check of bits: a grid of this many values of each of the four numbers.</summary>
    private const int GridSide = 8;

    /// <summary>The time of one decision: the best of a few rounds, because everything else that a machine does only adds to it.</summary>
    public static double Nanoseconds()
    {
        new CartPole(0.05f).Observe(out Policy.Input state);
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < Calls; call++)
            {
                Policy.Forward(state, out Policy.Output preference);

                // Each state follows from the last preference, so no call can be left out or start early.
                state[1] = preference[0];
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls);
        }

        return best;
    }

    /// <summary>The bytes that many decisions allocate.</summary>
    public static long AllocatedBytes()
    {
        new CartPole(0.05f).Observe(out Policy.Input state);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < Calls; call++)
            Policy.Forward(state, out _);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A fingerprint of the bits of the outputs over a grid of states: equal on every machine, compiled just in time or ahead.</summary>
    public static ulong Fingerprint()
    {
        ulong hash = 14695981039346656037;
        for (int point = 0; point < GridSide * GridSide * GridSide * GridSide; point++)
        {
            Policy.Input state = default;
            for (int index = 0, rest = point; index < Policy.InputSize; index++, rest /= GridSide)
                state[index] = (rest % GridSide - GridSide / 2) * 0.3125f;
            Policy.Forward(state, out Policy.Output preference);
            for (int index = 0; index < Policy.OutputSize; index++)
                hash = (hash ^ BitConverter.SingleToUInt32Bits(preference[index])) * 1099511628211;
        }

        return hash;
    }
}
