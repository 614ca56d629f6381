using System.Numerics;

namespace NetGen.Tests.Golden;

/// <summary>The optimizers of the optimizer-* cases: OPTIMIZERS of make_golden.py; what is left out here is left to the default there, too.</summary>
internal static class GoldenOptimizers
{
    public static Optimizer<T> Of<T>(GoldenCase golden, INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => golden.Name switch
        {
            "optimizer-SGD" => Optimizer.Sgd(network, learningRate: 0.1),
            "optimizer-SGD-weight-decay" => Optimizer.Sgd(network, learningRate: 0.1, weightDecay: golden.WeightDecay!.Value),
            "optimizer-SGDMomentum" => Optimizer.Sgd(network, learningRate: 0.05, momentum: 0.9),
            "optimizer-SGDNesterov" => Optimizer.Sgd(network, learningRate: 0.05, momentum: 0.9, nesterov: true),
            "optimizer-Adagrad" => Optimizer.Adagrad(network, learningRate: 0.05),
            "optimizer-RMSprop" => Optimizer.RmsProp(network, learningRate: 0.01),
            "optimizer-Adam" => Optimizer.Adam(network, learningRate: 0.01),
            "optimizer-AdamAMSGrad" => Optimizer.Adam(network, learningRate: 0.01, amsGrad: true),
            "optimizer-AdamW" => Optimizer.AdamW(network, learningRate: 0.01),
            _ => throw new ArgumentException($"No optimiser is known for {golden.Name}."),
        };
}
