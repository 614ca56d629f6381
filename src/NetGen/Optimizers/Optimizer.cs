namespace NetGen;

/// <summary>
/// Makes optimisers from a network, so that neither its description nor its floating-point type need be written:
/// <c>var adam = Optimizer.Adam(network, learningRate: 0.01);</c>
/// </summary>
/// <remarks>The network serves to find its type; the optimiser does not hold on to it. The formulas are on the types.</remarks>
public static class Optimizer
{
    // C# infers a type parameter from arguments only, never from a constraint, so that one method for every INetwork<T>
    // would have to be called with T spelled out. Hence one overload for each of the two precisions; the compiler drops the
    // one whose constraint the network does not meet. `in` is there to tell the two signatures apart; a caller never writes it.

    /// <summary>Makes an <see cref="NetGen.Sgd{T}"/> for a network.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1); 0 is plain descent.</param>
    /// <param name="nesterov">Whether to step from where the momentum leads; needs momentum.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">Nesterov is asked for without momentum.</exception>
    public static Sgd<float> Sgd<TNetwork>(TNetwork network, double learningRate = 0.001, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        where TNetwork : INetwork<float>
        => new(TNetwork.Description, learningRate, momentum, nesterov, weightDecay);

    /// <inheritdoc cref="Sgd{TNetwork}(TNetwork, double, double, bool, double)"/>
    public static Sgd<double> Sgd<TNetwork>(in TNetwork network, double learningRate = 0.001, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        where TNetwork : INetwork<double>
        => new(TNetwork.Description, learningRate, momentum, nesterov, weightDecay);

    /// <summary>Makes an <see cref="NetGen.Adagrad{T}"/> for a network.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Adagrad<float> Adagrad<TNetwork>(TNetwork network, double learningRate = 0.01, double epsilon = 1e-10, double weightDecay = 0)
        where TNetwork : INetwork<float>
        => new(TNetwork.Description, learningRate, epsilon, weightDecay);

    /// <inheritdoc cref="Adagrad{TNetwork}(TNetwork, double, double, double)"/>
    public static Adagrad<double> Adagrad<TNetwork>(in TNetwork network, double learningRate = 0.01, double epsilon = 1e-10, double weightDecay = 0)
        where TNetwork : INetwork<double>
        => new(TNetwork.Description, learningRate, epsilon, weightDecay);

    /// <summary>Makes an <see cref="NetGen.RmsProp{T}"/> for a network.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="decay">The share of the running means that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="momentum">The share of the last step's direction that is kept, in [0, 1).</param>
    /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static RmsProp<float> RmsProp<TNetwork>(
        TNetwork network, double learningRate = 0.01, double decay = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        where TNetwork : INetwork<float>
        => new(TNetwork.Description, learningRate, decay, epsilon, momentum, centered, weightDecay);

    /// <inheritdoc cref="RmsProp{TNetwork}(TNetwork, double, double, double, double, bool, double)"/>
    public static RmsProp<double> RmsProp<TNetwork>(
        in TNetwork network, double learningRate = 0.01, double decay = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        where TNetwork : INetwork<double>
        => new(TNetwork.Description, learningRate, decay, epsilon, momentum, centered, weightDecay);

    /// <summary>Makes an <see cref="NetGen.Adam{T}"/> for a network.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The share of the mean gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">The share of the mean squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <param name="amsGrad">Whether the divisor keeps its largest value.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Adam<float> Adam<TNetwork>(
        TNetwork network, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        where TNetwork : INetwork<float>
        => new(TNetwork.Description, learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);

    /// <inheritdoc cref="Adam{TNetwork}(TNetwork, double, double, double, double, double, bool)"/>
    public static Adam<double> Adam<TNetwork>(
        in TNetwork network, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        where TNetwork : INetwork<double>
        => new(TNetwork.Description, learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);

    /// <summary>Makes an <see cref="NetGen.AdamW{T}"/> for a network.</summary>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network to train.</param>
    /// <param name="learningRate">The learning rate, 0 or more.</param>
    /// <param name="beta1">The share of the mean gradient that is kept, in [0, 1).</param>
    /// <param name="beta2">The share of the mean squared gradient that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the divisor away from 0; above 0.</param>
    /// <param name="weightDecay">The factor of weight decay, 0 or more; weights only.</param>
    /// <param name="amsGrad">Whether the divisor keeps its largest value.</param>
    /// <returns>The optimiser.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static AdamW<float> AdamW<TNetwork>(
        TNetwork network, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
        where TNetwork : INetwork<float>
        => new(TNetwork.Description, learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);

    /// <inheritdoc cref="AdamW{TNetwork}(TNetwork, double, double, double, double, double, bool)"/>
    public static AdamW<double> AdamW<TNetwork>(
        in TNetwork network, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01, bool amsGrad = false)
        where TNetwork : INetwork<double>
        => new(TNetwork.Description, learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);
}
