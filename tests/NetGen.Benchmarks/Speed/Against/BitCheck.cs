using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Speed.Against;

/// <summary>Compares what two builds compute, bit by bit, before they are timed: what computes something else may well be faster.</summary>
internal static class BitCheck
{
    /// <summary>What differs in a network, a sentence each; empty where nothing does.</summary>
    public static IEnumerable<string> Differences(Workload workload, Engine newer, Engine older)
    {
        if (Difference(Initial(workload, newer), Initial(workload, older)) is { } start)
        {
            yield return $"{workload.Name}, parameters of the seed: {start}";
            yield break;
        }

        foreach (Cell cell in Cell.All)
        {
            var trial = new Trial(cell, workload, newer);
            if (Difference(trial.Of(newer), trial.Of(older)) is { } difference)
                yield return $"{workload.Name} {cell}, {(cell.Work == Work.Forward ? "outputs" : $"parameters after {trial.Steps} steps")}: {difference}";
        }
    }

    private static float[] Initial(Workload workload, Engine engine)
    {
        var parameters = new float[workload.Parameters.Length];
        engine.Save(parameters);
        return parameters;
    }

    private static string? Difference(ReadOnlySpan<float> values, ReadOnlySpan<float> older)
    {
        ReadOnlySpan<int> bits = MemoryMarshal.Cast<float, int>(values), olderBits = MemoryMarshal.Cast<float, int>(older);
        int equal = bits.CommonPrefixLength(olderBits);
        if (equal == bits.Length)
            return null;
        int count = 0;
        for (int index = equal; index < bits.Length; index++)
            count += bits[index] == olderBits[index] ? 0 : 1;
        return $"{count} of {values.Length} numbers have other bits, the first at {equal}: {values[equal]:R}, in the old build {older[equal]:R}";
    }
}
