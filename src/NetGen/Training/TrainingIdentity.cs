namespace NetGen.Training;

/// <summary>What must be the same for a training to go on bit for bit, beside what the states of network and optimiser check themselves.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="BatchSize">The samples of a batch.</param>
/// <param name="AccumulatedBatches">The batches of a step.</param>
/// <param name="Shuffle">Whether each epoch has an order of its own.</param>
/// <param name="WeightDivisor">What weighted losses are divided by.</param>
/// <param name="MaxGradientNorm">Where gradients are clipped; 0 where they are not.</param>
/// <param name="Averaging">How parameters are averaged; null where they are not.</param>
/// <param name="SampleCount">The samples that train.</param>
/// <param name="ValidationCount">Those that validate.</param>
internal sealed record TrainingIdentity(
    int Seed, int BatchSize, int AccumulatedBatches, bool Shuffle, WeightDivisor WeightDivisor, double MaxGradientNorm, WeightAveraging? Averaging, int SampleCount,
    int ValidationCount)
{
    /// <summary>Each with its name, in the order of the file.</summary>
    public IEnumerable<(string Name, double Value)> Values =>
    [
        ("seed", Seed),
        ("batch size", BatchSize),
        ("number of accumulated batches", AccumulatedBatches),
        ("shuffle (0 or 1)", Shuffle ? 1 : 0),
        ("weight divisor", (int)WeightDivisor),
        ("largest gradient norm (0 for none)", MaxGradientNorm),
        ("kind of averaging (0 for none, 1 for Ema, 2 for Swa)", Averaging?.Kind ?? 0),
        ("decay of averaging", Averaging?.Decay ?? 0),
        ("first averaged epoch (0 for none)", Averaging?.StartEpoch ?? 0),
        ("number of training samples", SampleCount),
        ("number of validation samples", ValidationCount),
    ];
}
