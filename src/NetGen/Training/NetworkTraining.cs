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

    /// <summary>Enough samples for the widest tiles, and few enough to stay in a cache.</summary>
    private const int EvaluationBatchSize = 256;
}
