namespace NetGen.Benchmarks.Speed;

/// <summary>
/// What an engine computes in a cell before it is timed, to be compared with what another computes: the outputs of the first batch, or the
/// parameters after a few steps of a training.
/// </summary>
internal sealed class Trial
{
    /// <summary>The steps of a training with SGD whose parameters are compared.</summary>
    private const int SgdSteps = 3;

    /// <summary>Those with Adam: over a few steps its mean of squares is the same whatever it forgets.</summary>
    private const int AdamSteps = 16;

    /// <summary>Those whose parameters are compared bit by bit.</summary>
    private const int StepsAtLength = 100;

    /// <summary>How far each step moves the parameters, relative to their norm: far beyond any tolerance, or nothing would be tested.</summary>
    private const double SgdMovement = 0.02;

    /// <summary>The same with Adam: so far that the gradients change from step to step, or their mean would not tell how it was taken.</summary>
    private const double AdamMovement = 0.1;

    private readonly Cell _cell;
    private readonly Workload _workload;
    private readonly TrainingSettings _settings;

    /// <param name="cell">The cell.</param>
    /// <param name="workload">What is computed.</param>
    /// <param name="own">NetGen, whose gradients decide how large the steps are.</param>
    public Trial(Cell cell, Workload workload, Engine own)
    {
        _cell = cell;
        _workload = workload;
        _settings = cell.Work == Work.Forward ? default : Settings(cell, workload, own);
    }

    /// <summary>The steps of a training.</summary>
    public int Steps => _cell.Work == Work.AdamStep ? AdamSteps : SgdSteps;

    /// <summary>How far a step moves the parameters, relative to their norm.</summary>
    public double Movement => _cell.Work == Work.AdamStep ? AdamMovement : SgdMovement;

    /// <summary>What an engine computes.</summary>
    public float[] Of(Engine engine) => _cell.Work == Work.Forward ? Outputs(engine) : Train(engine, _settings, Steps);

    /// <summary>What an engine computes of all batches, or in more steps: where bits are compared, more numbers show more.</summary>
    public float[] AtLengthOf(Engine engine) => _cell.Work == Work.Forward ? AllOutputs(engine) : Train(engine, _settings, StepsAtLength);

    /// <summary>What NetGen's own Adam computes with a slip of the pen.</summary>
    public float[] WithWrongBeta2(Engine own) => Train(own, _settings with { HasWrongBeta2 = true }, Steps);

    /// <summary>How long a vector is.</summary>
    public static double Norm(ReadOnlySpan<float> values)
    {
        double squares = 0;
        foreach (float value in values)
            squares += Math.Pow(value, 2);
        return Math.Sqrt(squares);
    }

    /// <summary>The norm of the differences, relative to that of what is expected.</summary>
    public static double NormDeviation(ReadOnlySpan<float> values, ReadOnlySpan<float> expected)
    {
        double squares = 0;
        for (int index = 0; index < values.Length; index++)
            squares += Math.Pow((double)values[index] - expected[index], 2);
        return Math.Sqrt(squares) / Norm(expected);
    }

    private float[] Outputs(Engine engine)
    {
        var outputs = new float[_cell.Samples * _workload.OutputSize];
        engine.Load(_workload.Parameters);
        engine.Outputs(_cell, outputs);
        return outputs;
    }

    private float[] AllOutputs(Engine engine)
    {
        var outputs = new List<float>();
        engine.Load(_workload.Parameters);
        for (int batch = 0; batch < _cell.Batches; batch++)
        {
            // The last call's outputs stay in memory.
            engine.Run(_cell, default, batch + 1);
            outputs.AddRange(_workload.Outputs(_cell));
        }

        return [.. outputs];
    }

    private float[] Train(Engine engine, TrainingSettings settings, int steps)
    {
        var parameters = new float[_workload.Parameters.Length];
        engine.Load(_workload.Parameters);
        engine.Run(_cell, settings, steps);
        engine.Save(parameters);
        engine.Load(_workload.Parameters);
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
}
