namespace NetGen.Training;

/// <summary>
/// That a training keeps a mean of the parameters it goes through, and how: the mean is what validation samples and early stopping judge and what the
/// network has in the end, while the steps go on from the parameters themselves.
/// </summary>
/// <remarks>
/// <para>
/// Late steps move around a minimum rather than towards it; the mean of where they have been is nearer to it, and generalises better than the last of them.
/// What is averaged are weights and biases, in the network's own type, and nothing else.
/// </para>
/// <para>Thread safety: immutable, for any number of threads.</para>
/// </remarks>
/// <example>
/// <code>
/// network.Fit(data, new() { Averaging = WeightAveraging.Ema(decay: 0.99), ValidationFraction = 0.2, EarlyStopping = new() { Patience = 15 } });
/// network.Fit(data, new() { Averaging = WeightAveraging.Swa(startEpoch: 75), Epochs = 100 });
/// </code>
/// </example>
public abstract class WeightAveraging
{
    private protected WeightAveraging()
    {
    }

    /// <summary>The number of the kind in checkpoints, which never changes; 0 is no averaging.</summary>
    internal abstract int Kind { get; }

    /// <summary>The decay; 0 where there is none.</summary>
    internal virtual double Decay => 0;

    /// <summary>The first epoch that counts; 0 where steps do.</summary>
    internal virtual int StartEpoch => 0;

    /// <summary>An exponential moving average (Polyak and Juditsky, 1992; Keras' use_ema), updated after each step.</summary>
    /// <param name="decay">
    /// The share of the mean that a step leaves, in [0, 1). The mean reaches back about 1 / (1 - decay) steps: with 0.999 a thousand, a few epochs at best.
    /// </param>
    /// <returns>The averaging.</returns>
    /// <remarks>
    /// <para>
    /// With p_i the parameters after step i, the mean after step n is a_n = (1 - decay) sum decay^(n - i) p_i / (1 - decay^n), i from 1 to n: Adam's
    /// correction of the bias (Kingma and Ba, 2015, section 3), under which the weights sum to 1 from the first step on. It is computed as
    /// a_n = a_(n-1) + (1 - decay) / (1 - decay^n) (p_n - a_(n-1)), a fused multiply-add whose factor is computed in double precision and rounded once.
    /// </para>
    /// <para>
    /// Keras and PyTorch start with a copy of the first parameters instead, and do not correct: after a thousand steps with 0.999 these still are 37 % of
    /// their mean. Here they are the first of a thousand. After many more steps than 1 / (1 - decay) both are the same.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not at least 0 and below 1.</exception>
    public static WeightAveraging Ema(double decay = 0.999)
    {
        Hyperparameter.RequireFraction(decay, nameof(decay));
        return new ExponentialAveraging(decay);
    }

    /// <summary>Stochastic weight averaging (Izmailov, Podoprikhin, Garipov, Vetrov and Wilson, 2018): the mean of the parameters at the end of epochs.</summary>
    /// <param name="startEpoch">
    /// The first epoch that counts, 1 or more; the paper begins after three quarters of the training, with a learning rate that stays high from there on.
    /// Until then nothing is averaged: epochs are judged by the parameters themselves.
    /// </param>
    /// <returns>The averaging.</returns>
    /// <remarks>
    /// With p_e the parameters after epoch e, the mean after n epochs is 1/n sum p_e, computed as a_n = a_(n-1) + 1/n (p_n - a_(n-1)), a fused multiply-add.
    /// A training that ends within an epoch has the mean of those that have ended.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is below 1.</exception>
    public static WeightAveraging Swa(int startEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(startEpoch);
        return new StochasticAveraging(startEpoch);
    }

    /// <summary>The share of the parameters after a step in the mean with them; 0 where steps do not count.</summary>
    /// <param name="number">How many the mean is then made of.</param>
    internal virtual double ShareOfStep(long number) => 0;

    /// <summary>The same after an epoch.</summary>
    /// <param name="epoch">The number of the epoch, from 1.</param>
    /// <param name="number">How many the mean is then made of.</param>
    internal virtual double ShareOfEpoch(int epoch, long number) => 0;
}
