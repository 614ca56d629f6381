using System.Diagnostics;

namespace FrozenPolicy;

/// <summary>What a call of the policy costs, and what it computes; beside it, the same in ONNX Runtime.</summary>
internal static class Measurement
{
    private const int Calls = 100_000;
    private const int Rounds = 9;

    /// <summary>Fewer, because each takes longer.</summary>
    private const int OnnxRuntimeCalls = 10_000;

    /// <summary>The states of the check of bits: a grid of this many values of each of the four numbers.</summary>
    private const int GridSide = 8;

    private const int GridPoints = GridSide * GridSide * GridSide * GridSide;

    /// <summary>The time of one decision: the best of a few rounds, because everything else that a machine does only adds to it.</summary>
    public static double Nanoseconds()
    {
        return Best(Calls, static () =>
        {
            new CartPole(0.05f).Observe(out Policy.Input state);
            for (int call = 0; call < Calls; call++)
            {
                Policy.Forward(state, out Policy.Output preference);

                // Each state follows from the last preference, so no call can be left out or start early.
                state[1] = preference[0];
            }
        });
    }

    /// <summary>The same of the policy in ONNX Runtime.</summary>
    public static double Nanoseconds(OnnxRuntimePolicy policy)
    {
        new CartPole(0.05f).Observe(out Policy.Input state);
        for (int index = 0; index < Policy.InputSize; index++)
            policy.State[index] = state[index];
        return Best(OnnxRuntimeCalls, () =>
        {
            for (int call = 0; call < OnnxRuntimeCalls; call++)
            {
                policy.Forward();
                policy.State[1] = policy.Preference[0];
            }
        });
    }

    /// <summary>The largest difference between the policy and the same in ONNX Runtime over the grid of states.</summary>
    public static float LargestDifference(OnnxRuntimePolicy policy)
    {
        float largest = 0;
        for (int point = 0; point < GridPoints; point++)
        {
            Policy.Input state = StateOf(point);
            for (int index = 0; index < Policy.InputSize; index++)
                policy.State[index] = state[index];
            policy.Forward();
            Policy.Forward(state, out Policy.Output preference);
            for (int index = 0; index < Policy.OutputSize; index++)
                largest = MathF.Max(largest, MathF.Abs(policy.Preference[index] - preference[index]));
        }

        return largest;
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
        for (int point = 0; point < GridPoints; point++)
        {
            Policy.Forward(StateOf(point), out Policy.Output preference);
            for (int index = 0; index < Policy.OutputSize; index++)
                hash = (hash ^ BitConverter.SingleToUInt32Bits(preference[index])) * 1099511628211;
        }

        return hash;
    }

    private static Policy.Input StateOf(int point)
    {
        Policy.Input state = default;
        for (int index = 0, rest = point; index < Policy.InputSize; index++, rest /= GridSide)
            state[index] = (rest % GridSide - GridSide / 2) * 0.3125f;
        return state;
    }

    /// <summary>The time of one of the calls that an action makes: the best of a few rounds.</summary>
    private static double Best(int calls, Action action)
    {
        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls);
        }

        return best;
    }
}
