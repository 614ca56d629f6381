using System.Numerics;

namespace NetGen;

/// <summary>
/// Makes optimisers: of a network, <c>var adam = Optimizer.Adam(network, learningRate: 0.01);</c>, or their settings where there is no network yet,
/// <c>OptimizerSettings settings = Optimizer.Adam(0.01);</c>.
/// </summary>
/// <remarks>
/// <c>Optimizer.Adam(network, 0.01)</c> is <c>Optimizer.Adam(0.01).Create(network)</c>. The formulas are on the types.
/// </remarks>
public static class Optimizer
{
    /// <summary>Makes an <see cref="NetGen.Sgd{T}"/> of a network.</summary>
    /// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1); 0 is plain descent.</param>
    /// <param name="nesterov">Whether to step from where the momentum leads; needs momentum.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov is asked for without momentum.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static Sgd<T> Sgd<T>(INetwork<T> network, double learningRate = SgdSettings.DefaultLearningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(network, new SgdSettings(learningRate, momentum, nesterov, weightDecay));

    /// <summary>The settings of an <see cref="NetGen.Sgd{T}"/>, without a network.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1); 0 is plain descent.</param>
    /// <param name="nesterov">Whether to step from where the momentum leads; needs momentum.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov is asked for without momentum.</exception>
    public static OptimizerSettings Sgd(double learningRate = SgdSettings.DefaultLearningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        => new SgdSettings(learningRate, momentum, nesterov, weightDecay);

    /// <summary>Makes an <see cref="NetGen.Adagrad{T}"/> of a network.</summary>
    /// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static Adagrad<T> Adagrad<T>(INetwork<T> network, double learningRate = AdagradSettings.DefaultLearningRate, double epsilon = 1e-10, double weightDecay = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(network, new AdagradSettings(learningRate, epsilon, weightDecay));

    /// <summary>The settings of an <see cref="NetGen.Adagrad{T}"/>, without a network.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static OptimizerSettings Adagrad(double learningRate = AdagradSettings.DefaultLearningRate, double epsilon = 1e-10, double weightDecay = 0)
        => new AdagradSettings(learningRate, epsilon, weightDecay);

    /// <summary>Makes an <see cref="NetGen.RmsProp{T}"/> of a network.</summary>
    /// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="decay">The share of the running means that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1).</param>
    /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static RmsProp<T> RmsProp<T>(
        INetwork<T> network, double learningRate = RmsPropSettings.DefaultLearningRate, double decay = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(network, new RmsPropSettings(learningRate, decay, epsilon, momentum, centered, weightDecay));

    /// <summary>The settings of an <see cref="NetGen.RmsProp{T}"/>, without a network.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="decay">The share of the running means that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1).</param>
    /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static OptimizerSettings RmsProp(
        double learningRate = RmsPropSettings.DefaultLearningRate, double decay = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        => new RmsPropSettings(learningRate, decay, epsilon, momentum, centered, weightDecay);

    /// <summary>Makes an <see cref="NetGen.Adam{T}"/> of a network.</summary>
    /// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The share of the mean gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">The share of the mean squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <param name="amsGrad">Whether the divisor keeps its largest value.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static Adam<T> Adam<T>(
        INetwork<T> network, double learningRate = MomentSettings.DefaultLearningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(network, new AdamSettings(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad));

    /// <summary>The settings of an <see cref="NetGen.Adam{T}"/>, without a network.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The share of the mean gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">The share of the mean squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <param name="amsGrad">Whether the divisor keeps its largest value.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static OptimizerSettings Adam(
        double learningRate = MomentSettings.DefaultLearningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        => new AdamSettings(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);

    /// <summary>Makes an <see cref="NetGen.AdamW{T}"/> of a network.</summary>
    /// <typeparam name="T">The floating-point type of the network, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The share of the mean gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">The share of the mean squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <param name="amsGrad">Whether the divisor keeps its largest value.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="NotSupportedException">T is neither float nor double.</exception>
    public static AdamW<T> AdamW<T>(
        INetwork<T> network, double learningRate = MomentSettings.DefaultLearningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(network, new AdamWSettings(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad));

    /// <summary>The settings of an <see cref="NetGen.AdamW{T}"/>, without a network.</summary>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The share of the mean gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">The share of the mean squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <param name="amsGrad">Whether the divisor keeps its largest value.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static OptimizerSettings AdamW(
        double learningRate = MomentSettings.DefaultLearningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
        => new AdamWSettings(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);
}
