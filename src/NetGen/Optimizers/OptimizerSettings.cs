using System.Numerics;

namespace NetGen;

/// <summary>
/// Which optimiser and with which numbers, before there is a network: for options, for sweeps, for the log of an experiment.
/// <see cref="Optimizer"/> makes those of the library: <c>Optimizer.Adam(3e-3)</c>.
/// </summary>
/// <remarks>
/// <para>
/// To derive from this class is how an optimiser of one's own is named: its <see cref="Create"/> makes a <see cref="CustomOptimizer{T}"/>.
/// </para>
/// <para>Thread safety: immutable, for any number of threads.</para>
/// </remarks>
/// <example>
/// <code>
/// OptimizerSettings[] candidates = [Optimizer.Adam(3e-3), Optimizer.Adam(1e-3), Optimizer.Sgd(0.1, momentum: 0.9)];
/// foreach (OptimizerSettings settings in candidates)
/// {
///     var network = new TestNet(seed: 1);
///     double loss = Train(network, settings.Create(network));
///     Console.WriteLine($"{settings}: {loss}");
/// }
/// </code>
/// </example>
public abstract class OptimizerSettings
{
    /// <summary>Keeps what every optimiser has.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    protected OptimizerSettings(double learningRate, double weightDecay = 0)
    {
        Hyperparameter.RequireNotNegative(learningRate, nameof(learningRate));
        Hyperparameter.RequireNotNegative(weightDecay, nameof(weightDecay));
        LearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>The learning rate that an optimiser starts with.</summary>
    public double LearningRate { get; }

    /// <summary>The factor of weight decay, weights only; 0 is none.</summary>
    public double WeightDecay { get; }

    /// <summary>The learning rate of whoever names none; NaN where there is no such number.</summary>
    internal virtual double UsualLearningRate => double.NaN;

    /// <summary>Whether nobody can have meant the learning rate by itself.</summary>
    internal bool HasUsualLearningRate => LearningRate == UsualLearningRate;

    /// <summary>Makes the optimiser of a network.</summary>
    /// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <returns>An optimiser that has made no step yet.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public abstract Optimizer<T> Create<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The call that makes these settings, all its numbers given.</summary>
    /// <returns>The settings as text, in the invariant culture.</returns>
    public override string ToString() => FormattableString.Invariant($"{GetType().Name}(learningRate: {LearningRate}, weightDecay: {WeightDecay})");
}
