using System.Numerics;
using NetGen.Data;
using NetGen.Training;

namespace NetGen;

/// <summary>Training in one call, and in steps.</summary>
public static class NetworkTraining
{
    /// <summary>
    /// Trains a network on samples until an option says that it is enough. The same seed, options and samples give the same parameters, bit for bit, on
    /// every machine and with any number of threads; with <see cref="FitOptions.MaxDuration"/> the clock has a say, too.
    /// </summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network, whose parameters are trained from what they are.</param>
    /// <param name="data">The samples: with labels for networks that classify, with targets otherwise.</param>
    /// <param name="options">How it is trained; null for what most trainings want.</param>
    /// <param name="validation">The samples whose loss is computed after each epoch; null for none, or for the share that the options name.</param>
    /// <param name="progress">Told of each epoch, on the thread that trains; null for nobody.</param>
    /// <param name="cancellationToken">Asked before each step.</param>
    /// <returns>What the training did and why it ended.</returns>
    /// <remarks>Thread safety: no other thread may compute with the network meanwhile.</remarks>
    /// <exception cref="ArgumentNullException">The network or the samples are null.</exception>
    /// <exception cref="ArgumentException">
    /// An option is outside its range, or two contradict each other; there are no samples, or they have not the widths or classes of the network.
    /// Nothing is changed.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token asked for it. The network has the parameters of the last whole step.</exception>
    /// <example>
    /// <code>
    /// SampleSet&lt;float&gt; wine = Csv.Read("wine.csv", new() { Label = "cultivar" });
    /// var (rest, test) = wine.Split(0.8, seed: 1);
    /// FitResult fit = network.Fit(rest, new() { ValidationFraction = 0.2, EarlyStopping = new() { Patience = 15 } }, progress: new ConsoleProgress());
    /// Console.WriteLine(fit);
    /// </code>
    /// </example>
    public static FitResult Fit<T>(
        this INetwork<T> network,
        IDataSource<T> data,
        FitOptions? options = null,
        IDataSource<T>? validation = null,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new Trainer<T>(network, options).Fit(data, validation, progress, cancellationToken);

    /// <summary>The same training in steps, for a loop of one's own.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="options">How it is trained; null for what most trainings want.</param>
    /// <returns>The training, before its first step.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentException">An option is outside its range, or two contradict each other.</exception>
    public static Trainer<T> CreateTrainer<T>(this INetwork<T> network, FitOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(network, options);

    /// <summary>The mean loss of samples, L2 penalty included.</summary>
    /// <typeparam name="T">The floating-point type of the network.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are no samples, or they have not the widths or classes of the network.</exception>
    public static double Evaluate<T>(this INetwork<T> network, IDataSource<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        return new BatchReader<T>(network, data, EvaluationBatchSize, WeightDivisor.Samples, nameof(data)).ComputeLoss();
    }

    /// <summary>
    /// Which learning rates make the loss of a network fall: a copy of it is trained with a rate that grows exponentially from step to step, until all
    /// are tried or the loss diverges (Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3, in the form of fastai's lr_find).
    /// </summary>
    /// <typeparam name="TSelf">The network's type.</typeparam>
    /// <typeparam name="T">Its floating-point type.</typeparam>
    /// <param name="network">The network, which is not changed.</param>
    /// <param name="data">The samples: with labels for networks that classify, with targets otherwise.</param>
    /// <param name="options">Which rates, how many, and with which optimiser; null for 1e-7 to 10 in 100 steps of Adam.</param>
    /// <returns>The losses and the suggestions that come of them.</returns>
    /// <remarks>
    /// <para>
    /// Step i of n, from 0, has the learning rate start (end / start)^(i / (n - 1)). The loss l_i of its batch is smoothed as s_i = s_(i-1) + (1 - d) / (1 - d^(i+1))
    /// (l_i - s_(i-1)), an exponential mean whose weights sum to 1. It ends where s_i is more than 4 times the smallest so far, or l_i is not finite.
    /// The same seed, options and samples give the same curve, bit for bit.
    /// </para>
    /// <para>Thread safety: no other thread may write the parameters of the network meanwhile.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">The network or the samples are null.</exception>
    /// <exception cref="ArgumentException">An option is outside its range; there are no samples, or they have not the widths or classes of the network.</exception>
    /// <exception cref="NotFiniteNumberException">The loss is NaN or infinite before the first step.</exception>
    /// <example>
    /// <code>
    /// LearningRateCurve curve = network.FindLearningRate(data);
    /// Console.WriteLine(curve);
    /// network.Fit(data, new() { Optimizer = Optimizer.Adam(curve.Suggestion ?? 1e-3) });
    /// </code>
    /// </example>
    public static LearningRateCurve FindLearningRate<TSelf, T>(this INetwork<TSelf, T> network, IDataSource<T> data, LearningRateFinderOptions? options = null)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new LearningRateFinderOptions();
        options.RequireValid();
        if (options.Standardize)
            _ = NetworkScaling.Require(network, nameof(options), $"{nameof(LearningRateFinderOptions.Standardize)} = true");
        TSelf copy = network.Clone();
        copy.Team = options.Team ?? network.Team;
        if (options.Standardize)
            copy.Standardize(data);
        return LearningRateFinder.Run(copy, data, options);
    }

    /// <summary>Enough samples for the widest tiles, and few enough to stay in a cache.</summary>
    private const int EvaluationBatchSize = 256;
}
