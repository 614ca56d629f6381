namespace NetGen.Training;

/// <content>Checkpoints: written between two steps, and gone on from.</content>
public sealed partial class Trainer<T>
{
    private TimeSpan _savedAt;

    /// <summary>Where the interval between two checkpoints has passed.</summary>
    private void SaveInTime(BatchReader<T> training, BatchReader<T>? validation)
    {
        if (_options.CheckpointInterval is { } interval && Elapsed - _savedAt >= interval)
            Save(training, validation);
    }

    private void Save(BatchReader<T> training, BatchReader<T>? validation)
    {
        if (_options.CheckpointPath is not { } path)
            return;
        TrainingPosition position = _position;
        position.Elapsed = Elapsed;
        TrainingFile.Save(path, Network, Optimizer, new TrainingState<T>(position, _best!, _average, _history), Identity(training, validation));
        _savedAt = Elapsed;
    }

    private void Load(TrainingIdentity identity)
    {
        TrainingState<T> state = TrainingFile.Load(_options.CheckpointPath!, Network, Optimizer, identity, MinImprovement);
        _position = state.Position;
        _best = state.Best;
        _average = state.Average;
        _history.Clear();
        _history.AddRange(state.History);
        _savedAt = _position.Elapsed;
        _watch.Reset();
        StartSchedule();
        foreach (EpochReport report in state.History)
            _options.LearningRate?.Observe(report.ComparedLoss);
    }

    private TrainingIdentity Identity(BatchReader<T> training, BatchReader<T>? validation) =>
        new(_options.Seed, _options.BatchSize, _options.AccumulatedBatches, _options.Shuffle, _options.WeightDivisor, _options.MaxGradientNorm ?? 0, _options.Averaging, training.Count, validation?.Count ?? 0);
}
