using System.Numerics.Tensors;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>What a .NET user writes with System.Numerics.Tensors: for each output a dot product, each row of weights a span.</summary>
internal sealed class TensorPrimitivesPeer : Peer
{
    public override IReadOnlyList<string> Names => ["TensorPrimitives"];

    public override string? Found => $"System.Numerics.Tensors {typeof(TensorPrimitives).Assembly.GetName().Version}";

    public override string Missing => "";

    public override IEnumerable<Engine> Open(Workload workload) => [new TensorPrimitivesEngine(Names[0], workload)];
}

/// <summary>The network: weights [outputs][inputs], one sample after another.</summary>
internal sealed class TensorPrimitivesEngine : ManagedEngine
{
    private readonly float[][] _values, _deltas, _weights, _biases, _gradients, _biasGradients;

    /// <summary>Allocates what a batch needs.</summary>
    public TensorPrimitivesEngine(string name, Workload workload)
        : base(name, workload)
    {
        int[] sizes = workload.Network.Sizes.ToArray();
        float[][] Outputs() => [.. sizes.Skip(1).Select(size => new float[size])];
        float[][] Matrices() => [.. sizes.Skip(1).Select((size, layer) => new float[size * sizes[layer]])];
        (_values, _deltas, _biases, _biasGradients) = (Outputs(), Outputs(), Outputs(), Outputs());
        (_weights, _gradients) = (Matrices(), Matrices());
        Adam = new(sizes.Skip(1).SelectMany((size, layer) => new[] { size * sizes[layer], size }));
    }

    private AdamByTensorPrimitives Adam { get; }

    public override void Load(ReadOnlySpan<float> parameters)
    {
        Adam.Reset();
        foreach (ParameterBlock block in Workload.Network.Blocks)
        {
            ReadOnlySpan<float> from = parameters.Slice(block.Offset, block.Count);
            if (block.Kind == ParameterKind.Weights)
                Transpose(from, _weights[block.Layer - 1], block.Rows, block.Columns);
            else
                from.CopyTo(_biases[block.Layer - 1]);
        }
    }

    public override void Save(Span<float> parameters)
    {
        foreach (ParameterBlock block in Workload.Network.Blocks)
        {
            Span<float> to = parameters.Slice(block.Offset, block.Count);
            if (block.Kind == ParameterKind.Weights)
                Transpose(_weights[block.Layer - 1], to, block.Columns, block.Rows);
            else
                _biases[block.Layer - 1].CopyTo(to);
        }
    }

    protected override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int batch, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
            Forward(inputs.Slice(sample * Workload.InputSize, Workload.InputSize)).CopyTo(outputs[(sample * Workload.OutputSize)..]);
    }

    protected override void Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batch, int samples, Work work, TrainingSettings settings)
    {
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            Array.Clear(_gradients[layer]);
            Array.Clear(_biasGradients[layer]);
        }

        for (int sample = 0; sample < samples; sample++)
            Backward(inputs.Slice(sample * Workload.InputSize, Workload.InputSize), targets.Slice(sample * Workload.OutputSize, Workload.OutputSize));

        if (work == Work.AdamStep)
            Adam.Advance();
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            Update(2 * layer, _weights[layer], _gradients[layer]);
            Update(2 * layer + 1, _biases[layer], _biasGradients[layer]);
        }

        void Update(int block, float[] parameters, float[] gradients)
        {
            if (work == Work.SgdStep)
            {
                TensorPrimitives.MultiplyAdd(gradients, (float)(-settings.LearningRate / samples), parameters, parameters);
                return;
            }

            TensorPrimitives.Multiply(gradients, 1f / samples, gradients);
            Adam.Update(block, parameters, gradients, settings);
        }
    }

    private ReadOnlySpan<float> Forward(ReadOnlySpan<float> input)
    {
        ReadOnlySpan<float> from = input;
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            float[] values = _values[layer];
            for (int output = 0; output < values.Length; output++)
                values[output] = TensorPrimitives.Dot(from, _weights[layer].AsSpan(output * from.Length, from.Length)) + _biases[layer][output];
            if (layer == _weights.Length - 1)
            {
                if (Workload.HasSoftmax)
                    TensorPrimitives.SoftMax(values, values);
            }
            else if (Workload.Hidden == Tanh)
            {
                TensorPrimitives.Tanh(values, values);
            }
            else
            {
                TensorPrimitives.Max(values, 0f, values);
            }

            from = values;
        }

        return from;
    }

    private void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        int last = _weights.Length - 1;
        TensorPrimitives.Subtract(Forward(input), target, _deltas[last]);
        for (int layer = last; layer >= 0; layer--)
        {
            ReadOnlySpan<float> from = layer == 0 ? input : _values[layer - 1];
            float[] delta = _deltas[layer];
            if (layer > 0)
                Propagate(layer, delta, _deltas[layer - 1], _values[layer - 1]);
            TensorPrimitives.Add(_biasGradients[layer], delta, _biasGradients[layer]);
            for (int output = 0; output < delta.Length; output++)
            {
                Span<float> row = _gradients[layer].AsSpan(output * from.Length, from.Length);
                TensorPrimitives.MultiplyAdd(from, delta[output], row, row);
            }
        }
    }

    private void Propagate(int layer, float[] delta, float[] before, float[] values)
    {
        Array.Clear(before);
        for (int output = 0; output < delta.Length; output++)
            TensorPrimitives.MultiplyAdd(_weights[layer].AsSpan(output * before.Length, before.Length), delta[output], before, before);
        for (int index = 0; index < before.Length; index++)
        {
            if (Workload.Hidden == Tanh)
                before[index] *= 1 - values[index] * values[index];
            else if (!(values[index] > 0))
                before[index] = 0;
        }
    }
}
