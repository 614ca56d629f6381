using System.Numerics;
using NetGen.Data;
using NetGen.Runtime;

namespace NetGen.Training;

/// <summary>How well a network and its options learn samples that they have not seen: each fold judges a network that the other folds have trained.</summary>
/// <example>
/// Which of two learning rates is better, by accuracy.
/// <code>
/// foreach (double rate in new[] { 1e-3, 1e-2 })
/// {
///     var result = CrossValidation.Run(
///         () =&gt; new Digits(seed: 1), data, folds: 5, new() { Optimizer = Optimizer.Adam(rate) },
///         (network, fold) =&gt; ClassificationReport.Create(network, fold).Accuracy);
///     Console.WriteLine($"{rate}: {result}");
/// }
/// </code>
/// </example>
public static class CrossValidation
{
    /// <summary>Trains and judges a new network for each fold.</summary>
    /// <typeparam name="T">The floating-point type of the networks.</typeparam>
    /// <param name="create">Makes a network: for each fold a new one, so that none has seen what judges it.</param>
    /// <param name="data">The samples.</param>
    /// <param name="folds">The number of folds, 2 to the number of samples; stratified where the samples have classes.</param>
    /// <param name="options">How each network is trained; their seed also chooses the folds. Null for what most trainings want.</param>
    /// <param name="score">Judges a trained network by the samples of its fold; null for the mean loss, <see cref="NetworkTraining.Evaluate"/>.</param>
    /// <param name="cancellationToken">Asked before each step.</param>
    /// <returns>The folds with their scores.</returns>
    /// <exception cref="ArgumentNullException">What makes networks, or the samples, are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than samples.</exception>
    /// <exception cref="ArgumentException">
    /// An option is outside its range; the options name a checkpoint, which the folds would take from one another; the samples do not fit the network;
    /// the same network came twice.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public static CrossValidationResult<T> Run<T>(
        Func<INetwork<T>> create,
        IDataSource<T> data,
        int folds,
        FitOptions? options = null,
        Func<INetwork<T>, IDataSource<T>, double>? score = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementType.Require<T>();
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(data);
        FitOptions settings = (options ?? new FitOptions()).Checked();
        if (settings.CheckpointPath is not null)
            throw new ArgumentException($"{nameof(FitOptions.CheckpointPath)} is '{settings.CheckpointPath}': each fold would overwrite the checkpoint of the one before. Leave it out.", nameof(options));
        var results = new List<CrossValidationFold<T>>(Math.Max(folds, 0));
        foreach ((IDataSource<T> training, IDataSource<T> held) in data.Folds(folds, settings.Seed))
        {
            INetwork<T> network = create();
            if (results.Exists(fold => ReferenceEquals(fold.Network, network)))
                throw new ArgumentException($"{network.Description}: {nameof(create)} gave the same network twice; each fold needs a new one.", nameof(create));
            FitResult fit = network.Fit(training, settings, cancellationToken: cancellationToken);
            results.Add(new CrossValidationFold<T>(network, held, fit, score is null ? network.Evaluate(held) : score(network, held)));
        }

        return new CrossValidationResult<T>(results);
    }
}
