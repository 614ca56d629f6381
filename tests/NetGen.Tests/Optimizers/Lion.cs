using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// An optimiser as a user writes one: Chen et al., "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023. W -= rate (sign(beta1 m + (1 - beta1) g)
/// + decay W), then m = beta2 m + (1 - beta2) g; biases do not decay.
/// </summary>
internal sealed class Lion<T>(INetwork<T> network, LionSettings settings)
    : CustomOptimizer<T>(network, stateCount: 1, settings.LearningRate, settings.WeightDecay)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public double Beta1 => settings.Beta1;

    public double Beta2 => settings.Beta2;

    protected override IReadOnlyList<KeyValuePair<string, double>> Hyperparameters => [new(nameof(Beta1), Beta1), new(nameof(Beta2), Beta2)];

    protected override void Update(in ParameterBlock block, Span<T> parameters, ReadOnlySpan<T> gradients)
    {
        Span<T> mean = GetState(0, in block);
        T rate = T.CreateChecked(LearningRate);
        T decay = T.CreateChecked(block.Kind == ParameterKind.Weights ? LearningRate * WeightDecay : 0);
        T beta1 = T.CreateChecked(Beta1);
        T beta2 = T.CreateChecked(Beta2);
        for (int k = 0; k < parameters.Length; k++)
        {
            T direction = beta1 * mean[k] + (T.One - beta1) * gradients[k];
            if (decay != T.Zero)
                parameters[k] -= decay * parameters[k];
            parameters[k] -= rate * (direction > T.Zero ? T.One : direction < T.Zero ? -T.One : T.Zero);
            mean[k] = beta2 * mean[k] + (T.One - beta2) * gradients[k];
        }
    }
}

/// <summary>How options name it.</summary>
internal sealed class LionSettings(double learningRate = 1e-4, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0)
    : OptimizerSettings(learningRate, weightDecay)
{
    public double Beta1 => beta1;

    public double Beta2 => beta2;

    public override Optimizer<T> Create<T>(INetwork<T> network) => new Lion<T>(network, this);
}
