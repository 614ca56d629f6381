using System.Numerics;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>The samples of a source batch by batch, in memory of its own and in the form that a network takes: checked once, read without garbage.</summary>
internal sealed class BatchReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly INetwork<T> _network;
    private readonly ILabelClassifier<T>? _classifier;
    private readonly IDataSource<T> _source;
    private readonly WeightDivisor _divisor;
    private readonly AlignedMemory<T> _inputs;
    private readonly T[] _targets;
    private readonly int[] _labels;
    private readonly T[] _weights;
    private readonly int[] _order;
    private readonly int _batchSize;
    private int _count;

    /// <param name="network">The network.</param>
    /// <param name="source">The samples.</param>
    /// <param name="batchSize">The most of a batch.</param>
    /// <param name="divisor">What weighted losses are divided by.</param>
    /// <param name="argument">The name of the source, for messages.</param>
    /// <exception cref="ArgumentException">The source has no samples, or not the widths or classes of the network.</exception>
    public BatchReader(INetwork<T> network, IDataSource<T> source, int batchSize, WeightDivisor divisor, string argument)
    {
        TargetForm form = TargetForms.Of(network, source, argument);
        _network = network;
        _classifier = form == TargetForm.Labels ? (ILabelClassifier<T>)network : null;
        _source = source;
        _divisor = divisor;
        _batchSize = Math.Min(batchSize, source.Count);
        _inputs = new AlignedMemory<T>(_batchSize * source.InputSize, padding: 0);
        _targets = new T[form == TargetForm.Labels ? 0 : _batchSize * network.Description.OutputSize];
        _labels = new int[form == TargetForm.Targets ? 0 : _batchSize];
        _weights = new T[source.HasWeights ? _batchSize : 0];
        _order = new int[source.Count];
        EpochOrder.FillInOrder(_order);
    }

    /// <summary>The samples of the source.</summary>
    public int Count => _order.Length;

    /// <summary>How much the batch counts in a mean over batches: its samples, or their weights.</summary>
    public double Mass { get; private set; }

    private ReadOnlySpan<T> Inputs => _inputs.Span[..(_count * _source.InputSize)];

    private ReadOnlySpan<T> Targets => _targets.AsSpan(0, _count * _network.Description.OutputSize);

    private ReadOnlySpan<int> Labels => _labels.AsSpan(0, _count);

    /// <summary>Left out where all count the same.</summary>
    private ReadOnlySpan<T> Weights => _source.HasWeights ? _weights.AsSpan(0, _count) : default;

    /// <summary>Batches follow the order of an epoch; before that, the order of the source.</summary>
    public void ReadShuffled(int seed, int epoch) => EpochOrder.Fill(_order, seed, epoch);

    /// <summary>Reads the batch that begins at a place of the order, and returns the place behind it.</summary>
    public int Read(int start)
    {
        _count = Math.Min(_batchSize, _order.Length - start);
        ReadOnlySpan<int> rows = _order.AsSpan(start, _count);
        Span<T> inputs = _inputs.Span[..(_count * _source.InputSize)];
        if (_labels.Length == 0)
        {
            _source.CopyRows(rows, inputs, _targets.AsSpan(0, _count * _source.TargetSize));
        }
        else
        {
            _source.CopyRows(rows, inputs, targets: default);
            _source.CopyLabels(rows, _labels.AsSpan(0, _count));
            for (int row = 0; row < _count && _classifier is null; row++)
                _targets[row] = T.CreateTruncating(_labels[row]);
        }

        ReadWeights(rows);
        return start + _count;
    }

    /// <summary>The mean loss of the batch and its gradients.</summary>
    public T Backward(Span<T> gradients) => _classifier is not null
        ? _classifier.BackwardBatch(Inputs, Labels, gradients, sampleWeights: Weights)
        : _network.BackwardBatch(Inputs, Targets, gradients, sampleWeights: Weights);

    /// <summary>The mean loss of all samples.</summary>
    public double ComputeLoss()
    {
        double sum = 0, mass = 0;
        for (int next = 0; next < Count;)
        {
            next = Read(next);
            T loss = _classifier is not null ? _classifier.ComputeLoss(Inputs, Labels, Weights) : _network.ComputeLoss(Inputs, Targets, Weights);
            sum += Mass * double.CreateTruncating(loss);
            mass += Mass;
        }

        return sum / mass;
    }

    private void ReadWeights(ReadOnlySpan<int> rows)
    {
        Mass = rows.Length;
        if (!_source.HasWeights)
            return;
        Span<T> weights = _weights.AsSpan(0, rows.Length);
        _source.CopyWeights(rows, weights);
        if (_divisor == WeightDivisor.Samples)
            return;
        double sum = 0;
        foreach (T weight in weights)
            sum += double.CreateTruncating(weight);

        // The network divides by the number of samples. Where nothing has a weight there is no mean, and no loss.
        double factor = sum > 0 ? rows.Length / sum : 0;
        foreach (ref T weight in weights)
            weight = T.CreateTruncating(double.CreateTruncating(weight) * factor);
        Mass = sum;
    }
}
