using System.Numerics;

namespace NetGen.Tests.Golden;

/// <summary>The optimizers of the optimizer-* cases: OPTIMIZERS of make_golden.py; what is left out here is left to the default there, too.</summary>
internal static class GoldenOptimizers
{
    public static Optimizer<T> Of<T>(GoldenCase golden, NetworkDescription network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => golden.Name switch
        {
            "optimizer-SGD" => new Sgd<T>(network, learningRate: 0.1),
            "optimizer-SGD-weight-decay" => new Sgd<T>(network, learningRate: 0.1, weightDecay: golden.WeightDecay!.Value),
            "optimizer-SGDMomentum" => new Sgd<T>(network, learningRate: 0.05, momentum: 0.9),
            "optimizer-SGDNesterov" => new Sgd<T>(network, learningRate: 0.05, momentum: 0.9, nesterov: true),
            "optimizer-Adagrad" => new Adagrad<T>(network, learningRate: 0.05),
            "optimizer-RMSprop" => new RmsProp<T>(network, learningRate: 0.01),
            "optimizer-Adam" => new Adam<T>(network, learningRate: 0.01),
            "optimizer-AdamAMSGrad" => new Adam<T>(network, learningRate: 0.01, amsGrad: true),
            "optimizer-AdamW" => new AdamW<T>(network, learningRate: 0.01),
            _ => throw new ArgumentException($"No optimiser is known for {golden.Name}."),
        };
}
