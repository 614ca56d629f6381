namespace NetGen.Training;

/// <content>The mean of the parameters, where one is kept, and how it is judged.</content>
public sealed partial class Trainer<T>
{
    private AveragedWeights<T>? _average;

    /// <summary>
    /// The mean of the parameters so far, by <see cref="FitOptions.Averaging"/>: what validation samples judge, and what <see cref="Fit"/> gives to the
    /// network in the end. Where nothing is averaged, or nothing yet, they are the parameters of the network. The next step changes them.
    /// </summary>
    /// <example>
    /// A loop of one's own ends with them in the network.
    /// <code>
    /// trainer.AveragedParameters.CopyTo(network.Parameters);
    /// </code>
    /// </example>
    public ReadOnlySpan<T> AveragedParameters => _average is { Count: > 0 } average ? average.Mean : Network.Parameters;

    /// <summary>The loss of samples under the averaged parameters; the network has its own again afterwards, whatever the samples do.</summary>
    private double ComputeAveragedLoss(BatchReader<T> samples)
    {
        if (_average is not { Count: > 0 } average)
            return samples.ComputeLoss();

        // Between two epochs nothing is in the gradients: they keep the parameters meanwhile.
        Span<T> parameters = Network.Parameters;
        parameters.CopyTo(_gradients.Span);
        try
        {
            average.Mean.CopyTo(parameters);
            return samples.ComputeLoss();
        }
        finally
        {
            _gradients.Span.CopyTo(parameters);
        }
    }
}
