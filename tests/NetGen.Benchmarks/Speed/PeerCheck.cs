namespace NetGen.Benchmarks.Speed;

/// <summary>
/// Compares what another engine computes with what NetGen computes, before it is timed: an engine that is fast and wrong has no place in
/// the table.
/// </summary>
internal static class PeerCheck
{
    /// <summary>
    /// The largest deviation: engines add in another order, and C does with -ffast-math. Of outputs it is the largest difference, relative to
    /// the largest output; of trained parameters the norm of the differences, relative to the norm of the parameters, because a rounding
    /// that decides a ReLU changes a few gradients by much.
    /// </summary>
    public const double Tolerance = 1e-4;

    /// <summary>The steps of a training with SGD whose parameters are compared.</summary>
    private const int SgdSteps = 3;

    /// <summary>Those with Adam: over a few steps its mean of squares is the same whatever it forgets.</summary>
    private const int AdamSteps = 16;

    /// <summary>How far beyond the tolerance a wrong beta2 must lead, or nothing would be tested.</summary>
    private const double Margin = 3;

    /// <summary>How far each step moves the parameters, relative to their norm: far beyond the tolerance, or nothing would be tested.</summary>
    private const double SgdMovement = 0.02;

    /// <summary>The same with Adam: so far that the gradients change from step to step, or their mean would not tell how it was taken.</summary>
    private const double AdamMovement = 0.1;

    /// <summary>The deviation of another engine in a cell.</summary>
    public static double Deviation(Cell cell, Workload workload, Engine own, Engine other)
    {
        if (cell.Work == Work.Forward)
        {
            var expected = new float[cell.Samples * workload.OutputSize];
            var outputs = new float[expected.Length];
            own.Load(workload.Parameters);
            own.Outputs(cell, expected);
            other.Load(workload.Parameters);
            other.Outputs(cell, outputs);
            return Deviation(outputs, expected);
        }

        TrainingSettings settings = Settings(cell, workload, own);
        float[] wanted = Train(cell, workload, own, settings);
        double moved = NormDeviation(wanted, workload.Parameters);
        if (!(moved > 100 * Tolerance))
            throw new InvalidOperationException($"{workload.Name} {cell}: {Steps(cell)} steps moved the parameters by {moved:E1} of their norm; a comparison needs more.");
        if (cell.Work == Work.AdamStep)
        {
            double noticed = NormDeviation(Train(cell, workload, own, settings with { HasWrongBeta2 = true }), wanted);
            if (!(noticed > Margin * Tolerance))
                throw new InvalidOperationException($"{workload.Name} {cell}: after {AdamSteps} steps a beta2 of {TrainingSettings.WrongBeta2} makes a difference of {noticed:E1}; a comparison needs more.");
        }

        return NormDeviation(Train(cell, workload, other, settings), wanted);
    }

    private static int Steps(Cell cell) => cell.Work == Work.AdamStep ? AdamSteps : SgdSteps;

    private static float[] Train(Cell cell, Workload workload, Engine engine, TrainingSettings settings)
    {
        var parameters = new float[workload.Parameters.Length];
        engine.Load(workload.Parameters);
        engine.Run(cell, settings, Steps(cell));
        engine.Save(parameters);
        engine.Load(workload.Parameters);
        return parameters;
    }

    /// <summary>A learning rate in proportion to the gradients, and an epsilon above their rounding errors, which Adam would magnify.</summary>
    private static TrainingSettings Settings(Cell cell, Workload workload, Engine own)
    {
        var moved = new float[workload.Parameters.Length];
        own.Load(workload.Parameters);
        own.Run(cell with { Work = Work.SgdStep }, new TrainingSettings(1, 1), 1);
        own.Save(moved);
        double largest = 0;
        for (int index = 0; index < moved.Length; index++)
            largest = Math.Max(largest, Math.Abs(moved[index] - workload.Parameters[index]));

        // One step of SGD with rate 1 moves by the gradient; one of Adam moves each parameter by about its rate.
        double adamRate = AdamMovement * Norm(workload.Parameters) / Math.Sqrt(moved.Length);
        return new(cell.Work == Work.SgdStep ? SgdMovement / NormDeviation(moved, workload.Parameters) : adamRate, 0.01 * largest);
    }

    private static double NormDeviation(ReadOnlySpan<float> values, ReadOnlySpan<float> expected)
    {
        double squares = 0;
        for (int index = 0; index < values.Length; index++)
            squares += Math.Pow((double)values[index] - expected[index], 2);
        return Math.Sqrt(squares) / Norm(expected);
    }

    private static double Norm(ReadOnlySpan<float> values)
    {
        double squares = 0;
        foreach (float value in values)
            squares += Math.Pow(value, 2);
        return Math.Sqrt(squares);
    }

    private static double Deviation(ReadOnlySpan<float> values, ReadOnlySpan<float> expected)
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
