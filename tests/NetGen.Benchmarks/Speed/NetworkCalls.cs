namespace NetGen.Benchmarks.Speed;

/// <summary>
/// The calls that a user of one network writes. Structs implement it, because the JIT compiles a loop over a struct for that struct
/// alone: the calls in it are then as direct as in a user's program.
/// </summary>
internal interface INetworkCalls
{
    /// <summary>The network, for what is made once.</summary>
    INetwork<float> Network { get; }

    Span<float> Parameters { get; }

    ThreadTeam? Team { set; }

    void Forward(ReadOnlySpan<float> input, Span<float> output);

    void ForwardBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, double learningRate);

    void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer<float> optimizer);

    void StepBatch(Optimizer<float> optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients);
}

/// <inheritdoc/>
internal readonly struct CallsA(NetworkA network) : INetworkCalls
{
    public INetwork<float> Network => network;

    public Span<float> Parameters => network.Parameters;

    public ThreadTeam? Team
    {
        set => network.Team = value;
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => network.Forward(input, output);

    public void ForwardBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.ForwardBatch(inputs, outputs);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, double learningRate) => network.TrainStep(input, target, learningRate);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer<float> optimizer) => network.TrainStep(input, target, optimizer);

    public void StepBatch(Optimizer<float> optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        network.BackwardBatch(inputs, targets, gradients);
        optimizer.Step(gradients);
    }
}

/// <inheritdoc/>
internal readonly struct CallsB(NetworkB network) : INetworkCalls
{
    public INetwork<float> Network => network;

    public Span<float> Parameters => network.Parameters;

    public ThreadTeam? Team
    {
        set => network.Team = value;
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => network.Forward(input, output);

    public void ForwardBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.ForwardBatch(inputs, outputs);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, double learningRate) => network.TrainStep(input, target, learningRate);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer<float> optimizer) => network.TrainStep(input, target, optimizer);

    public void StepBatch(Optimizer<float> optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        network.BackwardBatch(inputs, targets, gradients);
        optimizer.Step(gradients);
    }
}

/// <inheritdoc/>
internal readonly struct CallsC(NetworkC network) : INetworkCalls
{
    public INetwork<float> Network => network;

    public Span<float> Parameters => network.Parameters;

    public ThreadTeam? Team
    {
        set => network.Team = value;
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => network.Forward(input, output);

    public void ForwardBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.ForwardBatch(inputs, outputs);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, double learningRate) => network.TrainStep(input, target, learningRate);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer<float> optimizer) => network.TrainStep(input, target, optimizer);

    public void StepBatch(Optimizer<float> optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        network.BackwardBatch(inputs, targets, gradients);
        optimizer.Step(gradients);
    }
}

/// <inheritdoc/>
internal readonly struct CallsD(NetworkD network) : INetworkCalls
{
    public INetwork<float> Network => network;

    public Span<float> Parameters => network.Parameters;

    public ThreadTeam? Team
    {
        set => network.Team = value;
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => network.Forward(input, output);

    public void ForwardBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.ForwardBatch(inputs, outputs);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, double learningRate) => network.TrainStep(input, target, learningRate);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer<float> optimizer) => network.TrainStep(input, target, optimizer);

    public void StepBatch(Optimizer<float> optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        network.BackwardBatch(inputs, targets, gradients);
        optimizer.Step(gradients);
    }
}

/// <inheritdoc/>
internal readonly struct CallsE(NetworkE network) : INetworkCalls
{
    public INetwork<float> Network => network;

    public Span<float> Parameters => network.Parameters;

    public ThreadTeam? Team
    {
        set => network.Team = value;
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => network.Forward(input, output);

    public void ForwardBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.ForwardBatch(inputs, outputs);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, double learningRate) => network.TrainStep(input, target, learningRate);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer<float> optimizer) => network.TrainStep(input, target, optimizer);

    public void StepBatch(Optimizer<float> optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        network.BackwardBatch(inputs, targets, gradients);
        optimizer.Step(gradients);
    }
}

/// <inheritdoc/>
internal readonly struct CallsF(NetworkF network) : INetworkCalls
{
    public INetwork<float> Network => network;

    public Span<float> Parameters => network.Parameters;

    public ThreadTeam? Team
    {
        set => network.Team = value;
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output) => network.Forward(input, output);

    public void ForwardBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.ForwardBatch(inputs, outputs);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, double learningRate) => network.TrainStep(input, target, learningRate);

    public void TrainStep(ReadOnlySpan<float> input, ReadOnlySpan<float> target, Optimizer<float> optimizer) => network.TrainStep(input, target, optimizer);

    public void StepBatch(Optimizer<float> optimizer, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        network.BackwardBatch(inputs, targets, gradients);
        optimizer.Step(gradients);
    }
}
