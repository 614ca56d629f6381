namespace NetGen.Benchmarks.Speed;

/// <summary>Something that is timed: a number of calls gives the seconds they took, of processor time where the caller computes alone.</summary>
internal sealed record Contestant(string Name, Func<int, double> Time);

/// <summary>One contestant against the subject of a contest.</summary>
/// <param name="Name">Who.</param>
/// <param name="Seconds">The median seconds of one of its calls.</param>
/// <param name="Ratio">The median, over neighbouring repetitions, of the subject's time divided by its own: above 1, the subject is slower.</param>
internal sealed record Outcome(string Name, double Seconds, double Ratio);

/// <summary>The subject's median seconds, and how it stands against each of the others.</summary>
internal sealed record Standing(double Seconds, IReadOnlyList<Outcome> Others)
{
    /// <summary>The outcome of one of the others, or null where it did not take part.</summary>
    public Outcome? Against(string name) => Others.FirstOrDefault(other => other.Name == name);
}

/// <summary>
/// Times a subject and others in turn: a short slice of the subject beside a short slice of each of the others, round after round. On a
/// shared machine neighbours meet the same weather, so that the median of their ratios holds where their times do not.
/// </summary>
/// <param name="rounds">How many times each pair is timed.</param>
/// <param name="sliceSeconds">How long a slice is at least.</param>
internal sealed class Contest(int rounds, double sliceSeconds)
{
    /// <summary>Whose single call lasts so many slices takes part in fewer rounds.</summary>
    private const double LongCall = 8;

    /// <summary>The fewest rounds of anyone.</summary>
    private const int FewestRounds = 3;

    /// <summary>Times all.</summary>
    public Standing Run(Contestant subject, IReadOnlyList<Contestant> others)
    {
        Slice own = Calibrate(subject);
        Slice[] slices = [.. others.Select(Calibrate)];
        var ownTimes = new List<double>();
        var times = slices.Select(_ => new List<double>()).ToArray();
        var ratios = slices.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < slices.Length; index++)
            {
                Slice other = slices[index];
                int stride = Math.Clamp((int)(other.CallSeconds / (LongCall * sliceSeconds)), 1, Math.Max(1, rounds / FewestRounds));
                if (round % stride != 0)
                    continue;

                // Who comes first alternates, lest one of the two always finds the other's leavings in the caches.
                double ownTime = 0;
                if (round % 2 == 0)
                    ownTime = own.Time();
                double time = other.Time();
                if (round % 2 != 0)
                    ownTime = own.Time();
                ownTimes.Add(ownTime);
                times[index].Add(time);
                ratios[index].Add(ownTime / time);
            }
        }

        return new(Median(ownTimes), [.. others.Select((other, index) => new Outcome(other.Name, Median(times[index]), Median(ratios[index])))]);
    }

    /// <summary>The fewest seconds of one call of each, over turns.</summary>
    public IReadOnlyList<double> Best(IReadOnlyList<Contestant> contestants)
    {
        Slice[] slices = [.. contestants.Select(Calibrate)];
        double[] best = [.. slices.Select(_ => double.PositiveInfinity)];
        for (int round = 0; round < rounds; round++)
        {
            for (int index = 0; index < slices.Length; index++)
                best[index] = Math.Min(best[index], slices[index].Time());
        }

        return best;
    }

    private Slice Calibrate(Contestant contestant)
    {
        int calls = 1;
        while (true)
        {
            // The faster of two: the first may have compiled something, in either another process may have run.
            double seconds = Math.Min(contestant.Time(calls), contestant.Time(calls));
            if (seconds >= sliceSeconds)
                return new(contestant, calls, seconds / calls, seconds / calls < sliceSeconds / 4);
            calls = seconds < sliceSeconds / 8 ? calls * 4 : (int)(calls * sliceSeconds / seconds) + 1;
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>How one contestant is timed in every round.</summary>
    /// <param name="Contestant">Who.</param>
    /// <param name="Calls">The calls of a slice.</param>
    /// <param name="CallSeconds">The seconds of one call, roughly.</param>
    /// <param name="WarmsUp">Whether a call that is not timed comes first; long calls do without.</param>
    private readonly record struct Slice(Contestant Contestant, int Calls, double CallSeconds, bool WarmsUp)
    {
        /// <summary>The seconds of one call, over a slice.</summary>
        public double Time()
        {
            if (WarmsUp)
                Contestant.Time(1);
            return Contestant.Time(Calls) / Calls;
        }
    }
}
