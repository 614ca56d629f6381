using System.Numerics;

namespace NetGen.Tests.Optimizers;

/// <summary>Every optimiser in every variant whose formula differs, one of a user's own among them; hyperparameters are no one's defaults.</summary>
internal static class OptimizerCases
{
    public static TheoryData<string> Names =>
    [
        "Sgd", "SgdDecay", "SgdMomentum", "SgdNesterov", "SgdNesterovDecay", "Adagrad", "AdagradDecay", "RmsProp", "RmsPropDecay",
        "RmsPropMomentum", "RmsPropCentered", "RmsPropCenteredMomentumDecay", "Adam", "AdamDecay", "AdamAmsGrad", "AdamW", "AdamWAmsGrad", "Lion", "LionDecay",
    ];

    public static Optimizer<T> Make<T>(string name, INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Settings(name).Create(network);

    public static OptimizerSettings Settings(string name) => name switch
    {
        "Sgd" => Optimizer.Sgd(0.1),
        "SgdDecay" => Optimizer.Sgd(0.1, weightDecay: 0.02),
        "SgdMomentum" => Optimizer.Sgd(0.05, 0.8),
        "SgdNesterov" => Optimizer.Sgd(0.05, 0.8, nesterov: true),
        "SgdNesterovDecay" => Optimizer.Sgd(0.05, 0.8, nesterov: true, weightDecay: 0.02),
        "Adagrad" => Optimizer.Adagrad(0.05, 1e-9),
        "AdagradDecay" => Optimizer.Adagrad(0.05, 1e-9, 0.02),
        "RmsProp" => Optimizer.RmsProp(0.02, 0.95, 1e-7),
        "RmsPropDecay" => Optimizer.RmsProp(0.02, 0.95, 1e-7, weightDecay: 0.02),
        "RmsPropMomentum" => Optimizer.RmsProp(0.02, 0.95, 1e-7, momentum: 0.7),
        "RmsPropCentered" => Optimizer.RmsProp(0.02, 0.95, 1e-7, centered: true),
        "RmsPropCenteredMomentumDecay" => Optimizer.RmsProp(0.02, 0.95, 1e-7, momentum: 0.7, centered: true, weightDecay: 0.02),
        "Adam" => Optimizer.Adam(0.02, 0.8, 0.99, 1e-7),
        "AdamDecay" => Optimizer.Adam(0.02, 0.8, 0.99, 1e-7, weightDecay: 0.02),
        "AdamAmsGrad" => Optimizer.Adam(0.02, 0.8, 0.99, 1e-7, amsGrad: true),
        "AdamW" => Optimizer.AdamW(0.02, 0.8, 0.99, 1e-7, weightDecay: 0.02),
        "AdamWAmsGrad" => Optimizer.AdamW(0.02, 0.8, 0.99, 1e-7, weightDecay: 0.02, amsGrad: true),
        "Lion" => new LionSettings(0.02),
        "LionDecay" => new LionSettings(0.02, 0.8, 0.95, weightDecay: 0.02),
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
