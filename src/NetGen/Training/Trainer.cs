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
public sealed partial class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A list that grows would allocate while it trains.</summary>
    private const int MostReportsKeptReady = 10_000;

    private readonly FitOptions _options;
    private readonly AlignedMemory<T> _gradients;
    private readonly T[] _batchGradients;
    private readonly List<EpochReport> _history;
    private (IDataSource<T> Source, BatchReader<T> Reader)? _training;
    private (IDataSource<T> Source, BatchReader<T> Reader)? _validation;
    private (IDataSource<T> Source, BatchReader<T> Reader)? _evaluated;
    private (IDataSource<T> Source, IDataSource<T> Validation, IDataSource<T> Training)? _split;
    private TrainingPosition _position;
    private BestEpoch<T>? _best;
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
        if (_options.Standardize)
            _ = NetworkScaling.Require(network, nameof(options), $"{nameof(FitOptions.Standardize)} = true");
        Network = network;
        Optimizer = _options.Optimizer.Create(network);
        _gradients = new AlignedMemory<T>(network.Description.ParameterCount, padding: 0);
        _batchGradients = new T[_options.AccumulatedBatches == 1 ? 0 : _gradients.Length];
        _average = _options.Averaging is { } averaging ? new AveragedWeights<T>(averaging, _gradients.Length) : null;
        _history = new List<EpochReport>(Math.Min(_options.Epochs, MostReportsKeptReady));
    }

    /// <summary>The network.</summary>
    public INetwork<T> Network { get; }

    /// <summary>The optimiser of the steps.</summary>
    public Optimizer<T> Optimizer { get; }

    /// <summary>The steps made.</summary>
    public long StepCount => _position.StepCount;

    /// <summary>The epochs that have ended.</summary>
    public int EpochCount => _position.EpochCount;

    /// <summary>One step on a batch of given targets.</summary>
    /// <param name="inputs">Row-major [samples][InputSize]; at least one sample.</param>
    /// <param name="targets">Row-major [samples][OutputSize].</param>
    /// <param name="sampleWeights">One weight per sample, for 1/samples sum weight * loss. May be left out: each counts 1.</param>
    /// <returns>The mean loss before the step, L2 penalty included. Where it is not finite no step has been made.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights = default)
    {
        T loss = Network.BackwardBatch(inputs, targets, _gradients.Span, sampleWeights: sampleWeights);
        Update(double.CreateTruncating(loss));
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
        if (Network is not ILabelClassifier<T> classifier)
            throw new InvalidOperationException($"{Network.Description}: labels need the loss {nameof(Loss.SoftmaxCE)}; the network has {Network.Description.Loss}. Give targets.");
        T loss = classifier.BackwardBatch(inputs, labels, _gradients.Span, sampleWeights: sampleWeights);
        Update(double.CreateTruncating(loss));
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
    /// <exception cref="OperationCanceledException">The token asked for it. The steps made so far remain, and the epoch goes on with the next call.</exception>
    public EpochReport RunEpoch(IDataSource<T> data, IDataSource<T>? validation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        StandardizeFirst(data);
        (EpochReport? report, string? fault) = RunEpoch(TrainingReader(data), OptionalReader(validation), isWhole: true, cancellationToken);
        return report ?? throw new NotFiniteNumberException(fault);
    }

    /// <summary>The mean loss of samples, L2 penalty included, without a step.</summary>
    /// <param name="data">The samples.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentNullException">The samples are null.</exception>
    /// <exception cref="ArgumentException">There are no samples, or they have not the widths or classes of the network.</exception>
    public double Evaluate(IDataSource<T> data) => ReaderOf(ref _evaluated, data, nameof(data)).ComputeLoss();

    /// <summary>Ends <see cref="Fit"/> after the step it is at, from another thread or from the report of its progress.</summary>
    public void Stop() => Volatile.Write(ref _isStopped, true);

    /// <summary>Trains until an option says that it is enough, from where this training is.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="validation">The samples whose loss is computed after each epoch; null for none, or for the share that the options name.</param>
    /// <param name="progress">Told of each epoch, on the thread that trains; null for nobody.</param>
    /// <param name="cancellationToken">Asked before each step.</param>
    /// <returns>What the training did and why it ended.</returns>
    /// <exception cref="ArgumentNullException">The samples are null.</exception>
    /// <exception cref="ArgumentException">
    /// There are no samples, they have not the widths or classes of the network, validation samples are given and named as a share, or averaging begins
    /// after the last epoch. Nothing is changed.
    /// </exception>
    /// <exception cref="IOException">A checkpoint cannot be written or read, or there is none to go on from.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to go on from is damaged, or of another training. Nothing is changed.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it. The network has the parameters of the last whole step, and so has the checkpoint.</exception>
    public FitResult Fit(IDataSource<T> data, IDataSource<T>? validation = null, IProgress<EpochReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        _options.RequireAveragedEpochs();
        if (_options.ValidationFraction > 0)
        {
            if (validation is not null)
                throw new ArgumentException($"Validation samples are given, and {nameof(FitOptions.ValidationFraction)} is {_options.ValidationFraction.ToString(CultureInfo.InvariantCulture)}: one of them is needed.", nameof(validation));
            _ = TargetForms.Of(Network, data, nameof(data));
            if (data.Count < 2)
                throw new ArgumentException($"{Network.Description}: data has one sample; two are needed where {nameof(FitOptions.ValidationFraction)} keeps some back.", nameof(data));
            if (_split is not { } kept || !ReferenceEquals(kept.Source, data))
            {
                (IDataSource<T> first, IDataSource<T> second) = data.Split(_options.ValidationFraction, _options.Seed);
                _split = (data, first, second);
            }

            (validation, data) = (_split.Value.Validation, _split.Value.Training);
        }

        BatchReader<T> training = TrainingReader(data);
        BatchReader<T>? judged = OptionalReader(validation);
        if (_options.Resume)
            Load(Identity(training, judged));
        StandardizeFirst(data);
        ThreadTeam? team = Network.Team;
        try
        {
            Network.Team = _options.Team ?? team;
            return Run(training, judged, progress, cancellationToken);
        }
        finally
        {
            (progress as ConsoleProgress)?.End();
            Network.Team = team;
        }
    }

    /// <summary>A training that has begun goes on with the scaling that it has.</summary>
    private void StandardizeFirst(IDataSource<T> data)
    {
        if (_options.Standardize && _position.StepCount == 0)
            Network.Standardize(data);
    }
}
