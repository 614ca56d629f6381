using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>Every optimiser in every variant whose formula differs; hyperparameters are no one's defaults.</summary>
internal static class OptimizerCases
{
    public static TheoryData<string> Names =>
    [
        "Sgd", "SgdDecay", "SgdMomentum", "SgdNesterov", "SgdNesterovDecay", "Adagrad", "AdagradDecay", "RmsProp", "RmsPropDecay",
        "RmsPropMomentum", "RmsPropCentered", "RmsPropCenteredMomentumDecay", "Adam", "AdamDecay", "AdamAmsGrad", "AdamW", "AdamWAmsGrad",
    ];

    public static Optimizer<T> Make<T>(string name, NetworkDescription network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
        {
            "Sgd" => new Sgd<T>(network, 0.1),
            "SgdDecay" => new Sgd<T>(network, 0.1, weightDecay: 0.02),
            "SgdMomentum" => new Sgd<T>(network, 0.05, 0.8),
            "SgdNesterov" => new Sgd<T>(network, 0.05, 0.8, nesterov: true),
            "SgdNesterovDecay" => new Sgd<T>(network, 0.05, 0.8, nesterov: true, weightDecay: 0.02),
            "Adagrad" => new Adagrad<T>(network, 0.05, 1e-9),
            "AdagradDecay" => new Adagrad<T>(network, 0.05, 1e-9, 0.02),
            "RmsProp" => new RmsProp<T>(network, 0.02, 0.95, 1e-7),
            "RmsPropDecay" => new RmsProp<T>(network, 0.02, 0.95, 1e-7, weightDecay: 0.02),
            "RmsPropMomentum" => new RmsProp<T>(network, 0.02, 0.95, 1e-7, momentum: 0.7),
            "RmsPropCentered" => new RmsProp<T>(network, 0.02, 0.95, 1e-7, centered: true),
            "RmsPropCenteredMomentumDecay" => new RmsProp<T>(network, 0.02, 0.95, 1e-7, momentum: 0.7, centered: true, weightDecay: 0.02),
            "Adam" => new Adam<T>(network, 0.02, 0.8, 0.99, 1e-7),
            "AdamDecay" => new Adam<T>(network, 0.02, 0.8, 0.99, 1e-7, weightDecay: 0.02),
            "AdamAmsGrad" => new Adam<T>(network, 0.02, 0.8, 0.99, 1e-7, amsGrad: true),
            "AdamW" => new AdamW<T>(network, 0.02, 0.8, 0.99, 1e-7, weightDecay: 0.02),
            "AdamWAmsGrad" => new AdamW<T>(network, 0.02, 0.8, 0.99, 1e-7, weightDecay: 0.02, amsGrad: true),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an optimiser case."),
        };

    /// <summary>The same gradients for every optimiser: of all sizes and signs, zeros among them, falling from step to step so that AMSGrad matters.</summary>
    public static T[] Gradients<T>(int count, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1000 + step);
        return [.. Enumerable.Range(0, count).Select(k => k % 11 == 0 ? T.Zero : T.CreateChecked((random.NextDouble() - 0.5) * Math.Pow(10, k % 5 - 3) / (1 + step)))];
    }
}
