using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra.Single;
using MathNet.Numerics.Providers.LinearAlgebra;
using NetGen.Benchmarks.Speed;

namespace NetGen.Benchmarks.Peers;

/// <summary>What a .NET user writes with MathNet.Numerics: matrices, with its managed provider on one thread.</summary>
internal sealed class MathNetPeer : Peer
{
    /// <summary>Chooses the provider.</summary>
    public MathNetPeer()
    {
        Control.UseManaged();
        Control.UseSingleThread();
    }

    public override IReadOnlyList<string> Names => ["MathNet"];

    public override string? Found => $"MathNet.Numerics {typeof(Control).Assembly.GetName().Version}, {LinearAlgebraControl.Provider}";

    public override string Missing => "";

    public override IEnumerable<Engine> Open(Workload workload) => [new MathNetEngine(Names[0], workload)];
}

/// <summary>The network: z = W a + b, each sample a column; MathNet's column-major order is NetGen's row-major order of the transposes.</summary>
internal sealed class MathNetEngine(string name, Workload workload) : ManagedEngine(name, workload)
{
    private readonly DenseMatrix[] _weights = new DenseMatrix[workload.Network.Sizes.Length - 1];
    private readonly DenseVector[] _biases = new DenseVector[workload.Network.Sizes.Length - 1];
    private readonly Dictionary<(int Samples, int Batch), (DenseMatrix Inputs, DenseMatrix Targets)> _batches = [];
    private readonly Dictionary<int, DenseMatrix[]> _values = [];
    private readonly AdamByTensorPrimitives _adam = new(BlockLengths(workload));

    public override void Load(ReadOnlySpan<float> parameters)
    {
        _adam.Reset();
        foreach (ParameterBlock block in Workload.Network.Blocks)
        {
            float[] values = parameters.Slice(block.Offset, block.Count).ToArray();
            if (block.Kind == ParameterKind.Weights)
                _weights[block.Layer - 1] = new DenseMatrix(block.Columns, block.Rows, values);
            else
                _biases[block.Layer - 1] = new DenseVector(values);
        }
    }

    public override void Save(Span<float> parameters)
    {
        foreach (ParameterBlock block in Workload.Network.Blocks)
        {
            float[] values = block.Kind == ParameterKind.Weights ? _weights[block.Layer - 1].Values : _biases[block.Layer - 1].Values;
            values.CopyTo(parameters.Slice(block.Offset, block.Count));
        }
    }

    protected override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int batch, int samples)
        => Compute(Batch(inputs, [], batch, samples).Inputs)[^1].Values.CopyTo(outputs);

    protected override void Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batch, int samples, Work work, TrainingSettings settings)
    {
        (DenseMatrix x, DenseMatrix y) = Batch(inputs, targets, batch, samples);
        DenseMatrix[] a = Compute(x);
        if (work == Work.AdamStep)
            _adam.Advance();
        var delta = (DenseMatrix)(a[^1] - y).Divide(samples);
        for (int layer = _weights.Length - 1; layer >= 0; layer--)
        {
            var gradient = (DenseMatrix)delta.TransposeAndMultiply(layer == 0 ? x : a[layer - 1]);
            var biasGradient = (DenseVector)delta.RowSums();
            if (layer > 0)
            {
                delta = (DenseMatrix)_weights[layer].TransposeThisAndMultiply(delta);
                float[] d = delta.Values, values = a[layer - 1].Values;
                for (int index = 0; index < d.Length; index++)
                    d[index] = Workload.Hidden == Tanh ? d[index] * (1 - values[index] * values[index]) : values[index] > 0 ? d[index] : 0;
            }

            if (work == Work.AdamStep)
            {
                _adam.Update(2 * layer, _weights[layer].Values, gradient.Values, settings);
                _adam.Update(2 * layer + 1, _biases[layer].Values, biasGradient.Values, settings);
                continue;
            }

            _weights[layer].Subtract(gradient.Multiply((float)settings.LearningRate), _weights[layer]);
            _biases[layer].Subtract(biasGradient.Multiply((float)settings.LearningRate), _biases[layer]);
        }
    }

    private DenseMatrix[] Compute(DenseMatrix inputs)
    {
        if (!_values.TryGetValue(inputs.ColumnCount, out DenseMatrix[]? values))
            _values[inputs.ColumnCount] = values = [.. _weights.Select(weights => new DenseMatrix(weights.RowCount, inputs.ColumnCount))];
        DenseMatrix from = inputs;
        for (int layer = 0; layer < _weights.Length; layer++)
        {
            DenseMatrix z = values[layer];
            _weights[layer].Multiply(from, z);
            float[] sums = z.Values, biases = _biases[layer].Values;
            for (int index = 0, output = 0; index < sums.Length; index++, output = output + 1 == biases.Length ? 0 : output + 1)
            {
                float sum = sums[index] + biases[output];
                sums[index] = layer == _weights.Length - 1 ? sum : Workload.Hidden == Tanh ? MathF.Tanh(sum) : MathF.Max(sum, 0);
            }

            from = z;
        }

        if (Workload.HasSoftmax)
        {
            for (int start = 0; start < from.Values.Length; start += Workload.OutputSize)
                SoftmaxInPlace(from.Values.AsSpan(start, Workload.OutputSize));
        }

        return values;
    }

    private static void SoftmaxInPlace(Span<float> z)
    {
        float largest = float.NegativeInfinity, sum = 0;
        foreach (float value in z)
            largest = MathF.Max(largest, value);
        foreach (ref float value in z)
            sum += value = MathF.Exp(value - largest);
        foreach (ref float value in z)
            value /= sum;
    }

    /// <summary>The batches as matrices, made once: a user keeps his data in the form that his library wants.</summary>
    private (DenseMatrix Inputs, DenseMatrix Targets) Batch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int batch, int samples)
    {
        (int Samples, int Batch) key = (targets.Length == 0 ? -samples : samples, batch);
        if (!_batches.TryGetValue(key, out (DenseMatrix Inputs, DenseMatrix Targets) made))
        {
            made.Inputs = new DenseMatrix(Workload.InputSize, samples, inputs.ToArray());
            made.Targets = targets.Length == 0 ? made.Inputs : new DenseMatrix(Workload.OutputSize, samples, targets.ToArray());
            _batches[key] = made;
        }

        return made;
    }

    private static IEnumerable<int> BlockLengths(Workload workload)
    {
        var lengths = new List<int>();
        foreach (ParameterBlock block in workload.Network.Blocks)
            lengths.Add(block.Count);
        return lengths;
    }
}
