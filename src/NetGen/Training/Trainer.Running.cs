using System.Diagnostics;
using NetGen.Data;
using NetGen.Reporting;

namespace NetGen.Training;

/// <content>The loop over epochs and batches, and when it ends.</content>
public sealed partial class Trainer<T>
{
    private readonly Stopwatch _watch = new();

    private TimeSpan Elapsed => _position.Elapsed + _watch.Elapsed;

    private FitResult Run(BatchReader<T> training, BatchReader<T>? validation, IProgress<EpochReport>? progress, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isStopped, false);
        StartClock();
        if (_history.Count == 0)
            StartSchedule();
        string? fault = null;
        StopReason? reason = _history.Count == 0 ? null : ReasonToStop(_history[^1]);
        while (reason is null)
        {
            EpochReport? report;
            try
            {
                (report, fault) = RunEpoch(training, validation, isWhole: false, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Save(training, validation);
                throw;
            }

            if (report is { } ended)
                progress?.Report(ended);
            reason = fault is not null ? StopReason.LossNotFinite : report is null ? LimitReached() : ReasonToStop(report.Value);
            if (fault is null && (reason is not null || EpochCount % _options.CheckpointEpochs == 0))
                Save(training, validation);
        }

        return ResultOf(reason.Value, fault, FitFacts.Of(_options, training.Count, validation?.Count));
    }

    private FitResult ResultOf(StopReason reason, string? fault, IReadOnlyList<Fact> settings)
    {
        BestEpoch<T> best = _best!;
        bool restores = reason == StopReason.LossNotFinite || (best.Number > 0 && _options.EarlyStopping is { RestoreBest: true });
        (restores ? best.Parameters : AveragedParameters).CopyTo(Network.Parameters);
        return new FitResult([.. _history], best.Number, best.Loss, restores, reason, fault ?? MessageOf(reason), StepCount, Elapsed, settings);
    }

    private StopReason? ReasonToStop(EpochReport report)
    {
        if (_options.EarlyStopping is { } stopping && _best!.EpochsWithout >= stopping.Patience)
            return StopReason.EarlyStopping;
        if (LimitReached() is { } reason)
            return reason;
        if (_options.StopWhen is { } stopWhen && stopWhen(report))
            return StopReason.Requested;
        return EpochCount >= _options.Epochs ? StopReason.Completed : null;
    }

    /// <summary>What ends a training in the middle of an epoch, too.</summary>
    private StopReason? LimitReached()
    {
        if (Volatile.Read(ref _isStopped))
            return StopReason.Requested;
        if (StepCount >= _options.MaxSteps)
            return StopReason.MaxSteps;
        return _options.MaxDuration is { } most && Elapsed >= most ? StopReason.MaxDuration : null;
    }

    private string MessageOf(StopReason reason) => reason switch
    {
        StopReason.MaxSteps => FormattableString.Invariant($"Stopped after {StepCount} steps: {nameof(FitOptions.MaxSteps)} is {_options.MaxSteps}."),
        StopReason.MaxDuration => FormattableString.Invariant($"Stopped after {EpochCount} epochs and {Elapsed.TotalSeconds:F1} s: {nameof(FitOptions.MaxDuration)} is {_options.MaxDuration!.Value.TotalSeconds:F1} s."),
        StopReason.EarlyStopping => FormattableString.Invariant($"Stopped after {EpochCount} epochs: the loss has not improved for {_best!.EpochsWithout}."),
        StopReason.Requested => FormattableString.Invariant($"Stopped after {EpochCount} epochs, because the program asked for it."),
        _ => FormattableString.Invariant($"All {EpochCount} epochs were run."),
    };

    /// <summary>Goes on with an epoch to its end, or to where a limit ends it unless it is to be whole: there is no report then, and without a fault none is due yet.</summary>
    private (EpochReport? Report, string? Fault) RunEpoch(BatchReader<T> training, BatchReader<T>? validation, bool isWhole, CancellationToken cancellationToken)
    {
        StartClock();
        int epoch = EpochCount + 1;
        if (_options.Shuffle)
            training.ReadShuffled(_options.Seed, EpochCount);
        for (bool isFirst = true; _position.SampleCount < training.Count; isFirst = false)
        {
            if (!isWhole && !isFirst && LimitReached() is not null)
                return (null, null);
            cancellationToken.ThrowIfCancellationRequested();
            (int seen, double loss, double mass) = AddGradients(training);
            if (!Update(loss))
                return (null, FaultOf(epoch, FormattableString.Invariant($"in step {StepCount + 1}"), loss));
            _position.SampleCount = seen;
            _position.LossSum += mass * loss;
            _position.Mass += mass;
            if (seen < training.Count)
                SaveInTime(training, validation);
        }

        double trainingLoss = _position.LossSum / _position.Mass;
        _average?.AddEpoch(Network, epoch);
        double? validationLoss = validation is null ? null : ComputeAveragedLoss(validation);
        double compared = validationLoss ?? trainingLoss;
        if (!double.IsFinite(compared))
            return (null, FaultOf(epoch, validation is null ? "over all its samples" : "of the validation samples", compared));
        bool isBest = _best!.Observe(epoch, compared, AveragedParameters);
        _options.LearningRate?.Observe(compared);
        _position.EpochCount = epoch;
        StartEpoch();
        var report = new EpochReport(epoch, StepCount, trainingLoss, validationLoss, Optimizer.LearningRate, isBest, Elapsed);
        _history.Add(report);
        return (report, null);
    }

    /// <summary>Nothing of the next epoch has been seen.</summary>
    private void StartEpoch() => (_position.SampleCount, _position.LossSum, _position.Mass) = (0, 0, 0);

    /// <summary>A schedule that has followed another training begins anew, so that the same options train the same again.</summary>
    private void StartSchedule()
    {
        if (_options.LearningRate is PlateauSchedule plateau)
            plateau.Resume(plateau.InitialLearningRate, double.PositiveInfinity, lossesWithoutImprovement: 0, coolDownLeft: 0);
    }

    /// <summary>With the first step: the parameters may have been drawn or loaded since the training was made.</summary>
    private void StartClock()
    {
        _best ??= new BestEpoch<T>(Network.Parameters, MinImprovement);
        _watch.Start();
    }

    private double MinImprovement => _options.EarlyStopping?.MinImprovement ?? 0;

    /// <summary>The gradients of a step: of one batch, or the mean of several. Returns the place behind them, their mean loss and what they count in an epoch.</summary>
    private (int Seen, double Loss, double Mass) AddGradients(BatchReader<T> training)
    {
        int seen = training.Read(_position.SampleCount);
        double loss = double.CreateTruncating(training.Backward(_gradients.Span)), mass = training.Mass;
        if (_options.AccumulatedBatches == 1)
            return (seen, loss, mass);

        double sum = mass * loss;
        AccumulatedGradients.Scale(_gradients.Span, mass);
        for (int batch = 1; batch < _options.AccumulatedBatches && seen < training.Count; batch++)
        {
            seen = training.Read(seen);
            sum += training.Mass * double.CreateTruncating(training.Backward(_batchGradients));
            mass += training.Mass;
            AccumulatedGradients.Add(_gradients.Span, _batchGradients, training.Mass);
        }

        AccumulatedGradients.Scale(_gradients.Span, 1 / mass);
        return (seen, sum / mass, mass);
    }

    /// <summary>A step by the gradients at hand; none where the loss that they belong to is not finite.</summary>
    private bool Update(double loss)
    {
        if (!double.IsFinite(loss))
            return false;
        if (_options.MaxGradientNorm is { } norm)
            GradientClipping.ByGlobalNorm(_gradients.Span, norm);
        if (_options.LearningRate is { } schedule)
            Optimizer.LearningRate = schedule.GetLearningRate(StepCount);
        Optimizer.Step(_gradients.Span);
        _average?.AddStep(Network);
        _position.StepCount++;
        return true;
    }

    private static string FaultOf(int epoch, string place, double loss) => FormattableString.Invariant(
        $"The loss of epoch {epoch} {place} is {loss}. The usual causes are a learning rate that is too high, and inputs or targets that are not finite or not scaled.");

    /// <summary>The place in an epoch means nothing in other samples.</summary>
    private BatchReader<T> TrainingReader(IDataSource<T> source)
    {
        BatchReader<T>? before = _training?.Reader;
        BatchReader<T> reader = ReaderOf(ref _training, source, "data");
        if (reader != before)
            StartEpoch();
        return reader;
    }

    private BatchReader<T>? OptionalReader(IDataSource<T>? source) => source is null ? null : ReaderOf(ref _validation, source, "validation");

    /// <summary>The reader of a source: that of the call before, where it was the same source.</summary>
    private BatchReader<T> ReaderOf(ref (IDataSource<T> Source, BatchReader<T> Reader)? last, IDataSource<T> source, string argument)
    {
        ArgumentNullException.ThrowIfNull(source, argument);
        if (last is not { } kept || !ReferenceEquals(kept.Source, source) || kept.Reader.Count != source.Count)
            last = (source, new BatchReader<T>(Network, source, _options.BatchSize, _options.WeightDivisor, argument));
        return last.Value.Reader;
    }
}
