using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Others;

/// <inheritdoc/>
internal readonly struct MatrixExponentialCalls(MatrixExponential network) : INetworkCalls
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
internal readonly struct Dense4Calls(Dense4 network) : INetworkCalls
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
internal readonly struct Dense8Calls(Dense8 network) : INetworkCalls
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
internal readonly struct Dense16Calls(Dense16 network) : INetworkCalls
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
internal readonly struct Dense32Calls(Dense32 network) : INetworkCalls
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
internal readonly struct Dense64Calls(Dense64 network) : INetworkCalls
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
internal readonly struct WideLayersCalls(WideLayers network) : INetworkCalls
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
internal readonly struct SineCalls(Sine network) : INetworkCalls
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
internal readonly struct CollisionAvoidanceCalls(CollisionAvoidance network) : INetworkCalls
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
