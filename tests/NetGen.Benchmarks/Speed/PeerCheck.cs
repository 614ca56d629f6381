namespace NetGen.Benchmarks.Speed;

/// <summary>
/// Compares what another engine computes with what NetGen computes, before it is timed: an engine that is fast and wrong has no place in
/// the table. Of outputs the largest difference counts, relative to the largest output; of trained parameters the norm of the differences, relative
/// to the norm of the parameters, because a rounding that decides a ReLU changes a few gradients by much.
/// </summary>
internal static class PeerCheck
{
    /// <summary>How far beyond the tolerance a wrong beta2 must lead, or nothing would be tested.</summary>
    private const double Margin = 3;

    /// <summary>The deviation of another engine in a cell.</summary>
    public static PeerDeviation Deviation(Cell cell, Workload workload, Engine own, Engine other)
    {
        var trial = new Trial(cell, workload, own);
        if (other.HasSameBits)
            return new(DifferentBits(trial.AtLengthOf(other), trial.AtLengthOf(own)), Allowed: 0);
        float[] expected = trial.Of(own);
        if (cell.Work == Work.Forward)
            return new(LargestDeviation(trial.Of(other), expected), PeerTolerance.OfOutputs(workload.Network));

        double moved = Trial.NormDeviation(expected, workload.Parameters);
        double tolerance = PeerTolerance.OfParameters(workload.Network, cell.Samples, trial.Steps, trial.Movement, moved);
        if (!(moved > 100 * tolerance))
            throw new InvalidOperationException($"{workload.Name} {cell}: {trial.Steps} steps moved the parameters by {moved:E1} of their norm; a comparison needs more.");
        if (cell.Work == Work.AdamStep)
        {
            double noticed = Trial.NormDeviation(trial.WithWrongBeta2(own), expected);
            if (!(noticed > Margin * tolerance))
                throw new InvalidOperationException($"{workload.Name} {cell}: after {trial.Steps} steps a beta2 of {TrainingSettings.WrongBeta2} makes a difference of {noticed:E1}, and {tolerance:E1} is allowed; a comparison needs more.");
        }

        return new(Trial.NormDeviation(trial.Of(other), expected), tolerance);
    }

    /// <summary>The share of the numbers that are not equal bit by bit.</summary>
    private static double DifferentBits(ReadOnlySpan<float> values, ReadOnlySpan<float> expected)
    {
        int different = 0;
        for (int index = 0; index < values.Length; index++)
            different += BitConverter.SingleToInt32Bits(values[index]) == BitConverter.SingleToInt32Bits(expected[index]) ? 0 : 1;
        return (double)different / values.Length;
    }

    private static double LargestDeviation(ReadOnlySpan<float> values, ReadOnlySpan<float> expected)
    {
        double deviation = 0, largest = 0;
        for (int index = 0; index < values.Length; index++)
        {
            double difference = Math.Abs((double)values[index] - expected[index]);
            if (!(difference <= deviation))
                deviation = difference;
            largest = Math.Max(largest, Math.Abs(expected[index]));
        }

        return deviation / largest;
    }
}
