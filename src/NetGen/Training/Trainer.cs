using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>
/// The training of a network in steps: what <see cref="NetworkTraining.Fit"/> does as a whole, for those who write a loop of their own. It holds
/// the optimiser, the number of steps and epochs, and the memory that a step needs, so that steps and epochs allocate nothing.
/// </summary>
/// <typeparam name="T">The floating-point type of the network.</typeparam>
/// <remarks>Thread safety: one thread at a time, and no other may compute with the network meanwhile.</remarks>
/// <example>
/// <code>
/// Trainer&lt;float&gt; trainer = network.CreateTrainer(new() { BatchSize = 64, Optimizer = Optimizer.Sgd(0.1, momentum: 0.9) });
/// while (trainer.EpochCount &lt; 20)
///     Console.WriteLine(trainer.RunEpoch(training, validation));
/// </code>
/// </example>
public sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FitOptions _options;
    private readonly T[] _gradients;
    private readonly Stopwatch _watch = new();
    private (IDataSource<T> Source, BatchReader<T> Reader)? _training;
    private (IDataSource<T> Source, BatchReader<T> Reader)? _validation;
    private (IDataSource<T> Source, BatchReader<T> Reader)? _evaluated;
    private BestEpoch<T> _best;
    private bool _isStopped;

    /// <summary>Makes the training of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How it is trained; null for what most trainings want. They are copied.</param>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentException">An option is outside its range, or two contradict each other.</exception>
    public Trainer(INetwork<T> network, FitOptions? options = null)
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(network);
        _options = (options ?? new FitOptions()).Checked();
        Network = network;
        Optimizer = _options.Optimizer.Create(network);
        _gradients = new T[network.Description.ParameterCount];
        _best = StartBest();
    }

    /// <summary>The network.</summary>
    public INetwork<T> Network { get; }

    /// <summary>The optimiser of the steps.</summary>
    public Optimizer<T> Optimizer { get; }

    /// <summary>The steps made.</summary>
    public long StepCount { get; private set; }

    /// <summary>The epochs that have ended.</summary>
    public int EpochCount { get; private set; }

    /// <summary>One step on a batch of given targets.</summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="sampleWeights">One weight per sample, for 1/samples sum weight * loss. May be left out: each counts 1.</param>
    /// <returns>The mean loss before the step, L2 penalty included. Where it is not finite no step has been made.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights = default)
    {
        T loss = Network.BackwardBatch(inputs, targets, _gradients, sampleWeights: sampleWeights);
        Update(loss);
        return loss;
    }

    /// <summary>One step on a batch of given classes.</summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="labels">One class per sample, 0 to OutputSize - 1.</param>
    /// <param name="sampleWeights">One weight per sample, for 1/samples sum weight * loss. May be left out: each counts 1.</param>
    /// <returns>The mean loss before the step, L2 penalty included. Where it is not finite no step has been made.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class.</exception>
    /// <exception cref="InvalidOperationException">The network takes no labels: its loss is not <see cref="Loss.SoftmaxCE"/>.</exception>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> sampleWeights = default)
    {
        if (Network is not IClassifier<T> classifier)
            throw new InvalidOperationException($"{Network.Description}: labels need the loss {nameof(Loss.SoftmaxCE)}; the network has {Network.Description.Loss}. Give targets.");
        T loss = classifier.BackwardBatch(inputs, labels, _gradients, sampleWeights: sampleWeights);
        Update(loss);
        return loss;
    }

    /// <summary>Goes once through the samples, batch by batch, in the order of this epoch.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="validation">The samples whose loss is computed after the epoch; null for none.</param>
    /// <param name="cancellationToken">Asked before each step.</param>
    /// <returns>How it went. A schedule that follows losses has seen this one.</returns>
    /// <exception cref="ArgumentNullException">The samples are null.</exception>
    /// <exception cref="ArgumentException">There are no samples, or they have not the widths or classes of the network.</exception>
    /// <exception cref="NotFiniteNumberException">A loss is NaN or infinite; the network is as before the step that would have followed.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it. The steps made so far remain, and the epoch begins again with the next call.</exception>
    public EpochReport RunEpoch(IDataSource<T> data, IDataSource<T>? validation = null, CancellationToken cancellationToken = default)
    {
        (EpochReport report, string? fault) = RunEpoch(ReaderOf(ref _training, data, nameof(data)), OptionalReader(validation), cancellationToken);
        return fault is null ? report : throw new NotFiniteNumberException(fault);
    }

    /// <summary>The mean loss of samples, L2 penalty included, without a step.</summary>
    /// <param name="data">The samples.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentNullException">The samples are null.</exception>
    /// <exception cref="ArgumentException">There are no samples, or they have not the widths or classes of the network.</exception>
    public double Evaluate(IDataSource<T> data) => ReaderOf(ref _evaluated, data, nameof(data)).ComputeLoss();

    /// <summary>Ends <see cref="Fit"/> after the step it is at, from another thread or from the report of its progress.</summary>
    public void Stop() => Volatile.Write(ref _isStopped, true);

    /// <summary>Trains until an option says that it is enough.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="validation">The samples whose loss is computed after each epoch; null for none, or for the share that the options name.</param>
    /// <param name="progress">Told of each epoch, on the thread that trains; null for nobody.</param>
    /// <param name="cancellationToken">Asked before each step.</param>
    /// <returns>What the training did and why it ended.</returns>
    /// <exception cref="ArgumentNullException">The samples are null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no samples, they have not the widths or classes of the network, or validation samples are given and named as a share. Nothing is changed.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token asked for it. The network has the parameters of the last whole step.</exception>
    public FitResult Fit(IDataSource<T> data, IDataSource<T>? validation = null, IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (_options.ValidationFraction > 0)
        {
            if (validation is not null)
                throw new ArgumentException($"Validation samples are given, and {nameof(FitOptions.ValidationFraction)} is {_options.ValidationFraction.ToString(CultureInfo.InvariantCulture)}: one of them is needed.", nameof(validation));
            _ = TargetForms.Of(Network, data, nameof(data));
            (validation, data) = data.Split(_options.ValidationFraction, _options.Seed);
        }

        BatchReader<T> training = ReaderOf(ref _training, data, nameof(data));
        BatchReader<T>? judged = OptionalReader(validation);
        ThreadTeam? team = Network.Team;
        try
        {
            Network.Team = _options.Team ?? team;
            return Run(training, judged, progress, cancellationToken);
        }
        finally
        {
            Network.Team = team;
        }
    }

    private FitResult Run(BatchReader<T> training, BatchReader<T>? validation, IProgress<EpochReport>? progress, CancellationToken cancellationToken)
    {
        _best = StartBest();
        _isStopped = false;
        _watch.Restart();
        var history = new List<EpochReport>(Math.Min(_options.Epochs, MostReportsKeptReady));
        string? fault = null;
        StopReason? reason = null;
        while (reason is null)
        {
            (EpochReport report, fault) = RunEpoch(training, validation, cancellationToken);
            if (fault is null)
            {
                history.Add(report);
                progress?.Report(report);
            }

            reason = fault is null ? ReasonToStop(report) : StopReason.LossNotFinite;
        }

        bool restores = reason == StopReason.LossNotFinite || _options.EarlyStopping is { RestoreBest: true };
        if (restores)
            _best.Restore(Network.Parameters);
        string message = fault ?? MessageOf(reason.Value);
        return new FitResult(history, _best.Number, _best.Loss, restores, reason.Value, message, StepCount, _watch.Elapsed);
    }

    /// <summary>A list that grows would allocate while it trains.</summary>
    private const int MostReportsKeptReady = 10_000;

    private StopReason? ReasonToStop(EpochReport report)
    {
        if (_options.EarlyStopping is { } stopping && _best.EpochsWithout >= stopping.Patience)
            return StopReason.EarlyStopping;
        if (IsAtEnd() is { } reason)
            return reason;
        if (_options.StopWhen is { } stopWhen && stopWhen(report))
            return StopReason.Requested;
        return EpochCount >= _options.Epochs ? StopReason.Completed : null;
    }

    /// <summary>What ends an epoch before its last batch, too.</summary>
    private StopReason? IsAtEnd()
    {
        if (Volatile.Read(ref _isStopped))
            return StopReason.Requested;
        if (StepCount >= _options.MaxSteps)
            return StopReason.MaxSteps;
        return _watch.IsRunning && _watch.Elapsed >= _options.MaxDuration ? StopReason.MaxDuration : null;
    }

    private string MessageOf(StopReason reason) => reason switch
    {
        StopReason.MaxSteps => FormattableString.Invariant($"Stopped after {StepCount} steps, as {nameof(FitOptions.MaxSteps)} says."),
        StopReason.MaxDuration => FormattableString.Invariant($"Stopped in epoch {EpochCount}, after {_watch.Elapsed.TotalSeconds:F1} s: {nameof(FitOptions.MaxDuration)} is {_options.MaxDuration!.Value.TotalSeconds:F1} s."),
        StopReason.EarlyStopping => FormattableString.Invariant($"Stopped after epoch {EpochCount}: the loss has not improved for {_best.EpochsWithout} epochs."),
        StopReason.Requested => FormattableString.Invariant($"Stopped in epoch {EpochCount}, because the program asked for it."),
        _ => FormattableString.Invariant($"All {EpochCount} epochs were run."),
    };

    private (EpochReport Report, string? Fault) RunEpoch(BatchReader<T> training, BatchReader<T>? validation, CancellationToken cancellationToken)
    {
        int epoch = EpochCount + 1;
        _watch.Start();
        if (_options.Shuffle)
            training.ReadShuffled(_options.Seed, EpochCount);
        double sum = 0, mass = 0;
        for (int next = 0; next < training.Count && (next == 0 || IsAtEnd() is null);)
        {
            cancellationToken.ThrowIfCancellationRequested();
            next = training.Read(next);
            T loss = training.Backward(_gradients);
            if (!Update(loss))
                return (default, FaultOf(epoch, FormattableString.Invariant($"in step {StepCount + 1}"), double.CreateTruncating(loss)));
            sum += training.Mass * double.CreateTruncating(loss);
            mass += training.Mass;
        }

        double? validationLoss = validation?.ComputeLoss();
        double compared = validationLoss ?? sum / mass;
        if (!double.IsFinite(compared))
            return (default, FaultOf(epoch, validation is null ? "over the whole epoch" : "of the validation samples", compared));
        EpochCount = epoch;
        bool isBest = _best.Observe(epoch, compared, Network.Parameters);
        _options.LearningRate?.Observe(compared);
        return (new EpochReport(epoch, StepCount, sum / mass, validationLoss, Optimizer.LearningRate, isBest, _watch.Elapsed), null);
    }

    /// <summary>A step by the gradients at hand; none where the loss that they belong to is not finite.</summary>
    private bool Update(T loss)
    {
        if (!T.IsFinite(loss))
            return false;
        if (_options.MaxGradientNorm is { } norm)
            GradientClipping.ByGlobalNorm(_gradients, norm);
        if (_options.LearningRate is { } schedule)
            Optimizer.LearningRate = schedule.GetLearningRate(StepCount);
        Optimizer.Step(_gradients);
        StepCount++;
        return true;
    }

    private static string FaultOf(int epoch, string place, double loss) => FormattableString.Invariant(
        $"The loss of epoch {epoch} {place} is {loss}. The usual causes are a learning rate that is too high, and inputs or targets that are not finite or not scaled.");

    private BestEpoch<T> StartBest() => new(Network.Parameters, _options.EarlyStopping?.MinImprovement ?? 0);

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
