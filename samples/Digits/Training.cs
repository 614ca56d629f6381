namespace Digits;

/// <summary>Trains a network by mini-batches: stochastic gradient descent with momentum.</summary>
internal sealed class Training(DigitsNetwork network, DigitSplit digits, ulong seed)
{
    public const int EpochCount = 40;

    private const int BatchSize = 32;

    // Everything the loop needs is allocated once: an epoch itself leaves no garbage but its result.
    private readonly Sgd<float> _optimizer = Optimizer.Sgd(network, learningRate: 0.1, momentum: 0.9, weightDecay: 1e-4);
    private readonly Shuffle _shuffle = new(seed);
    private readonly int[] _order = [.. Enumerable.Range(0, digits.Training.Count)];
    private readonly float[] _pixels = new float[BatchSize * DigitsNetwork.InputSize];
    private readonly int[] _labels = new int[BatchSize];
    private readonly float[] _gradients = new float[DigitsNetwork.ParameterCount];

    /// <summary>Trains epoch by epoch, as the caller asks for the next.</summary>
    public IEnumerable<Epoch> Run()
    {
        for (int number = 1; number <= EpochCount; number++)
        {
            double loss = RunEpoch();
            yield return new Epoch(number, loss, Evaluation.Create(network, digits.Test).Accuracy);
        }
    }

    private double RunEpoch()
    {
        _shuffle.Apply(_order);
        double lossSum = 0;
        for (int start = 0; start < _order.Length; start += BatchSize)
        {
            ReadOnlySpan<int> batch = _order.AsSpan(start, Math.Min(BatchSize, _order.Length - start));
            Span<float> pixels = _pixels.AsSpan(0, batch.Length * DigitsNetwork.InputSize);
            Span<int> labels = _labels.AsSpan(0, batch.Length);
            digits.Training.CopyTo(batch, pixels, labels);

            float loss = network.BackwardBatch(pixels, labels, _gradients);
            _optimizer.Step(_gradients);
            lossSum += (double)loss * batch.Length;
        }

        return lossSum / _order.Length;
    }
}
