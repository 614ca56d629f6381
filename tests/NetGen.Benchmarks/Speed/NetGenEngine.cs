namespace NetGen.Benchmarks.Speed;

/// <summary>NetGen itself, called as a user calls it.</summary>
internal sealed unsafe class NetGenEngine<TCalls>(Workload workload, TCalls calls) : TeamEngine("NetGen")
    where TCalls : struct, INetworkCalls
{
    private readonly float[] _gradients = new float[workload.Network.ParameterCount];
    private readonly Sgd<float> _sgd = NetGen.Optimizer.Sgd(calls.Network, 0);
    private Adam<float> _adam = NetGen.Optimizer.Adam(calls.Network);
    private double _epsilon;
    private double _beta2;

    public override ThreadTeam? Team
    {
        set => calls.Team = value;
    }

    public override void Load(ReadOnlySpan<float> parameters)
    {
        parameters.CopyTo(calls.Parameters);
        _sgd.Reset();
        _adam.Reset();
    }

    public override void Save(Span<float> parameters) => calls.Parameters.CopyTo(parameters);

    public override void Outputs(Cell cell, Span<float> outputs)
    {
        Run(cell with { Work = Work.Forward }, default, 1);
        workload.Outputs(cell).CopyTo(outputs);
    }

    public override void Run(Cell cell, TrainingSettings settings, int count)
    {
        if (cell.Work == Work.Forward)
            Forward(cell, count);
        else
            Train(cell, settings, count);
    }

    private void Forward(Cell cell, int count)
    {
        int mask = cell.Batches - 1, inputLength = cell.Samples * workload.InputSize;
        float* inputs = workload.InputPointer;
        Span<float> outputs = workload.Outputs(cell);
        if (cell.Samples == 1)
        {
            for (int call = 0; call < count; call++)
                calls.Forward(new(inputs + (call & mask) * inputLength, inputLength), outputs);
        }
        else
        {
            for (int call = 0; call < count; call++)
                calls.ForwardBatch(new(inputs + (call & mask) * inputLength, inputLength), outputs);
        }
    }

    /// <summary>
    /// A loop of its own for each kind of step, as a user's program has one: the JIT optimises a loop for what it has seen it do, and would
    /// leave the calls of a second kind as they are.
    /// </summary>
    private void Train(Cell cell, TrainingSettings settings, int count)
    {
        if (cell.Samples > 1)
            StepBatches(cell, Optimizer(cell.Work, settings), count);
        else if (cell.Work == Work.SgdStep)
            Descend(cell, settings.LearningRate, count);
        else
            Step(cell, Optimizer(cell.Work, settings), count);
    }

    private void StepBatches(Cell cell, Optimizer<float> optimizer, int count)
    {
        int mask = cell.Batches - 1, inputLength = cell.Samples * workload.InputSize, targetLength = cell.Samples * workload.OutputSize;
        float* inputs = workload.InputPointer, targets = workload.TargetPointer;
        for (int call = 0; call < count; call++)
            calls.StepBatch(optimizer, new(inputs + (call & mask) * inputLength, inputLength), new(targets + (call & mask) * targetLength, targetLength), _gradients);
    }

    private void Descend(Cell cell, double learningRate, int count)
    {
        int mask = cell.Batches - 1, inputLength = workload.InputSize, targetLength = workload.OutputSize;
        float* inputs = workload.InputPointer, targets = workload.TargetPointer;
        for (int call = 0; call < count; call++)
            calls.TrainStep(new(inputs + (call & mask) * inputLength, inputLength), new(targets + (call & mask) * targetLength, targetLength), learningRate);
    }

    private void Step(Cell cell, Optimizer<float> optimizer, int count)
    {
        int mask = cell.Batches - 1, inputLength = workload.InputSize, targetLength = workload.OutputSize;
        float* inputs = workload.InputPointer, targets = workload.TargetPointer;
        for (int call = 0; call < count; call++)
            calls.TrainStep(new(inputs + (call & mask) * inputLength, inputLength), new(targets + (call & mask) * targetLength, targetLength), optimizer);
    }

    private Optimizer<float> Optimizer(Work work, TrainingSettings settings)
    {
        double beta2 = settings.HasWrongBeta2 ? TrainingSettings.WrongBeta2 : TrainingSettings.Beta2;
        if (work == Work.AdamStep && (settings.Epsilon != _epsilon || beta2 != _beta2))
        {
            (_epsilon, _beta2) = (settings.Epsilon, beta2);
            _adam = NetGen.Optimizer.Adam(calls.Network, settings.LearningRate, TrainingSettings.Beta1, _beta2, _epsilon);
        }

        Optimizer<float> optimizer = work == Work.AdamStep ? _adam : _sgd;
        optimizer.LearningRate = settings.LearningRate;
        return optimizer;
    }
}
